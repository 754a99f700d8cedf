package com.paykka.errors.internal.translation;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(OutputCaptureExtension.class)
class ExtensionFaultsTests {

	private final ExtensionFaults extensionFaults = new ExtensionFaults();

	@Test
	void masksMessagesOnOneLine(CapturedOutput output) {
		Exception cause = new IllegalArgumentException("card 5555555555554444\nFORGED line");
		report(new IllegalStateException("card 4111111111111111\r\nFORGED line", cause));
		assertThat(output).contains("IllegalStateException: card ************1111", "card ************4444")
			.contains("at " + getClass().getName() + ".masksMessagesOnOneLine")
			.doesNotContain("4111111111111111", "5555555555554444");
		assertThat(output.toString().lines()).noneMatch((line) -> line.startsWith("FORGED"));
	}

	@Test
	void keepsAnExceptionThatIsSafe(CapturedOutput output) {
		report(new IllegalStateException("wrong state"));
		assertThat(output.toString().lines()).contains("java.lang.IllegalStateException: wrong state");
	}

	static Stream<Throwable> odd() {
		return Stream.of(new Odd() {

			@Override
			public String getMessage() {
				throw new IllegalStateException();
			}

		}, new Odd() {

			@Override
			public String toString() {
				throw new AssertionError();
			}

		}, new Odd() {

			@Override
			public Throwable getCause() {
				throw new IllegalStateException();
			}

		}, new Odd() {

			@Override
			public Throwable getCause() {
				return new RuntimeException(this);
			}

		}, new Odd() {

			@Override
			public StackTraceElement[] getStackTrace() {
				throw new StackOverflowError();
			}

		}, new Odd() {

			@Override
			public StackTraceElement[] getStackTrace() {
				return new StackTraceElement[1];
			}

		}, new Odd() {

			@Override
			@SuppressWarnings("NullAway")
			public StackTraceElement[] getStackTrace() {
				return null;
			}

		}, new Odd() {

			@Override
			public String getLocalizedMessage() {
				return "card 4111111111111111";
			}

		}, new Odd() {

			@Override
			public String getMessage() {
				throw Odd.<RuntimeException>unchecked(new Exception());
			}

		});
	}

	@ParameterizedTest
	@MethodSource("odd")
	void reportsExceptionsWhoseMethodsFail(Throwable odd, CapturedOutput output) {
		report(odd);
		report(new RuntimeException("around", odd));
		assertThat(output).contains("Fault while testing java.lang.String: " + odd.getClass().getName() + ". ")
			.contains("Fault while testing java.lang.String: java.lang.RuntimeException. ")
			.doesNotContain("4111111111111111");
	}

	@Test
	void throwsOnlyErrorsOfTheVirtualMachine() {
		for (Throwable fault : List.of(new OutOfMemoryError(), new InternalError())) {
			assertThatExceptionOfType(VirtualMachineError.class).isThrownBy(() -> report(fault)).isSameAs(fault);
		}
		for (Throwable fault : List.of(new StackOverflowError(), new LinkageError(), new Exception())) {
			report(fault);
		}
	}

	private void report(Throwable fault) {
		this.extensionFaults.report("testing", "", fault);
	}

	private static class Odd extends Exception {

		@SuppressWarnings("unchecked")
		static <T extends Throwable> T unchecked(Throwable thrown) throws T {
			throw (T) thrown;
		}

	}

}
