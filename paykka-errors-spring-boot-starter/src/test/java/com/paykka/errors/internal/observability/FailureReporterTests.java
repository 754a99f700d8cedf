package com.paykka.errors.internal.observability;

import java.net.SocketTimeoutException;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;

import com.paykka.errors.PaykkaCode;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.problem.FailureListener;
import com.paykka.errors.internal.problem.PaykkaProblemAutoConfiguration;
import com.paykka.errors.internal.translation.PaykkaTranslationAutoConfiguration;
import com.paykka.errors.observability.PaykkaFailureReporter;
import com.paykka.errors.translation.PaykkaExceptionTranslator;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.Observation.Context;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.scheduling.support.ScheduledTaskObservationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

class FailureReporterTests {

	private static final PaykkaException CONSTANT = PaykkaException.withoutStackTrace(PaykkaErrorCode.NETWORK_ERROR);

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(PaykkaTranslationAutoConfiguration.class,
				PaykkaProblemAutoConfiguration.class, PaykkaObservabilityAutoConfiguration.class))
		.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
		.withBean(ObservationRegistry.class, FailureReporterTests::observations);

	private static ObservationRegistry observations() {
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig().observationHandler((ObservationHandler<Context>) (context) -> true);
		return registry;
	}

	@Test
	void countsAndReturnsTheFailureThatItFinds() {
		this.application.run((context) -> {
			PaykkaException failure = new PaykkaException(PaykkaErrorCode.NETWORK_ERROR);
			assertThat(report(context, new CompletionException(failure))).isSameAs(failure);
			assertThat(count(context)).isOne();
		});
	}

	@Test
	void ignoresOtherExceptions() {
		this.application.run((context) -> {
			assertThat(report(context, null)).isNull();
			assertThat(report(context, new IllegalStateException())).isNull();
			assertThat(report(context, new AssertionError(new PaykkaException(PaykkaErrorCode.NETWORK_ERROR))))
				.isNull();
			assertThat(count(context)).isZero();
		});
	}

	@Test
	void usesTranslatorsAndSettings() {
		this.application
			.withBean(PaykkaExceptionTranslator.class,
					() -> (thrown) -> (thrown instanceof IllegalStateException) ? CONSTANT : null)
			.withPropertyValues("paykka.errors.translate.[java.net.SocketTimeoutException]=6000")
			.run((context) -> {
				assertThat(report(context, new CompletionException(new IllegalStateException()))).isSameAs(CONSTANT);
				assertThat(report(context, new RuntimeException(new SocketTimeoutException()))).isNotNull();
				assertThat(count(context)).isEqualTo(2);
			});
	}

	@Test
	void reportsAnnotatedExceptions() {
		this.application.run((context) -> {
			NoConnectionException thrown = new NoConnectionException();
			assertThat(report(context, new CompletionException(thrown))).hasCause(thrown);
			assertThat(count(context)).isOne();
		});
	}

	@Test
	void reportsSuppressedFailures() {
		this.application.run((context) -> {
			RuntimeException composite = new RuntimeException("Multiple exceptions");
			composite.addSuppressed(new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED));
			composite.addSuppressed(CONSTANT);
			assertThat(report(context, composite)).isSameAs(CONSTANT);
			assertThat(count(context)).isOne();
		});
	}

	@Test
	void annotatedExceptionCountsOnceWithinAnOperation() {
		observed(new Context(), (context, operation) -> {
			NoConnectionException thrown = new NoConnectionException();
			report(context, thrown);
			report(context, new CompletionException(thrown));
			report(context, report(context, thrown));
			assertThat(count(context)).isOne();
		});
	}

	@Test
	void taskThatThrowsAnAnnotatedExceptionIsMarked() {
		observed(task(), (context, operation) -> {
			operation.error(new NoConnectionException()).stop();
			assertThat(operation.getContext().getError()).isInstanceOf(PaykkaException.class).hasNoCause();
			assertThat(operation.getContext().getLowCardinalityKeyValue("paykka.code").getValue()).isEqualTo("6000");
			assertThat(count(context)).isOne();
		});
	}

	@Test
	void exceptionAmongTheArgumentsStaysOutOfTheObservation() {
		observed(task(), (context, operation) -> {
			operation.error(new PaykkaException(PaykkaErrorCode.NETWORK_ERROR, new Exception("secret"),
					new Exception("cause")));
			assertThat(operation.getContext().getError()).isInstanceOf(PaykkaException.class).hasNoCause();
		});
	}

	@Test
	void countsEachCallWithoutObservation() {
		this.application.run((context) -> {
			report(context, CONSTANT);
			report(context, CONSTANT);
			assertThat(count(context)).isEqualTo(2);
		});
	}

	@Test
	@SuppressWarnings("serial")
	void neverThrows() {
		RuntimeException hostile = new RuntimeException() {

			@Override
			public synchronized Throwable getCause() {
				throw new IllegalStateException();
			}

		};
		this.application.withBean(FailureListener.class, () -> new FailureListener() {

			@Override
			public void onFailure(PaykkaException exception) {
				throw new IllegalStateException();
			}

		}).withBean(PaykkaExceptionTranslator.class, () -> (thrown) -> {
			throw new IllegalStateException();
		}).run((context) -> {
			assertThat(report(context, hostile)).isNull();
			assertThat(report(context, CONSTANT)).isSameAs(CONSTANT);
			assertThat(count(context)).isOne();
		});
	}

	@Test
	void wrappedFailureCountsOnceWithinAnOperation() {
		observed(new Context(), (context, operation) -> {
			PaykkaException failure = new PaykkaException(PaykkaErrorCode.NETWORK_ERROR);
			report(context, failure);
			report(context, new CompletionException(failure));
			observation(context, new Context()).observe(() -> report(context, new IllegalStateException(failure)));
			assertThat(count(context)).isOne();
		});
	}

	@Test
	void translatedFailureCountsOnceWithinAnOperation() {
		observed(new Context(), (context, operation) -> {
			IllegalArgumentException thrown = new IllegalArgumentException();
			report(context, thrown);
			report(context, new CompletionException(thrown));
			report(context, report(context, thrown));
			assertThat(count(context)).isOne();
		});
	}

	@Test
	void failuresThatShareACauseAreDifferent() {
		observed(new Context(), (context, operation) -> {
			Exception cause = new Exception();
			report(context, new PaykkaException(PaykkaErrorCode.NETWORK_ERROR, cause));
			report(context, new PaykkaException(PaykkaErrorCode.NETWORK_ERROR, cause));
			assertThat(count(context)).isEqualTo(2);
		});
	}

	@Test
	void constantCountsInEachOperation() {
		this.application.run((context) -> {
			for (int i = 0; i < 2; i++) {
				assertThatException().isThrownBy(() -> observation(context, task()).observe(() -> {
					throw CONSTANT;
				}));
			}
			assertThat(count(context)).isEqualTo(2);
		});
	}

	@Test
	void reportedFailureThatLeavesATaskCountsOnce() {
		this.application.run((context) -> {
			assertThatException().isThrownBy(() -> observation(context, task()).observe(() -> {
				report(context, CONSTANT);
				throw new IllegalStateException(CONSTANT);
			}));
			assertThat(count(context)).isOne();
		});
	}

	@Test
	void failureThatLeavesNestedOperationsCountsOnce() {
		this.application.run((context) -> {
			assertThatException().isThrownBy(() -> observation(context, task()).observe(
					() -> observation(context, new Context()).observe(() -> observation(context, task()).observe(() -> {
						throw CONSTANT;
					}))));
			assertThat(count(context)).isOne();
		});
	}

	@Test
	void failureIsKnownWithinNestedOperations() {
		observed(task(), (context, operation) -> {
			report(context, CONSTANT);
			assertThatException().isThrownBy(() -> observation(context, task()).observe(() -> {
				throw CONSTANT;
			}));
			assertThat(count(context)).isOne();
		});
	}

	@Test
	void anotherCodeAroundAReportedFailureIsAnotherFailure() {
		observed(task(), (context, operation) -> {
			report(context, CONSTANT);
			report(context, new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED, CONSTANT));
			assertThat(count(context)).isOne();
			assertThat(count(context, "4018")).isOne();
		});
	}

	@Test
	void onlyTheNewestFailuresOfAnOperationAreRemembered() {
		observed(task(), (context, operation) -> {
			for (int i = 0; i < 16; i++) {
				report(context, CONSTANT);
				report(context, new PaykkaException(PaykkaErrorCode.NETWORK_ERROR));
			}
			assertThat(count(context)).isEqualTo(17);
			report(context, CONSTANT);
			assertThat(count(context)).isEqualTo(18);
		});
	}

	@Test
	void otherObservationsCountNothing() {
		this.application.run((context) -> {
			assertThatException().isThrownBy(() -> observation(context, new Context()).observe(() -> {
				throw CONSTANT;
			}));
			assertThat(count(context)).isZero();
		});
	}

	@Test
	void taskIsMarkedWithCodeAndFailureButNoCause() {
		observed(task(), (context, operation) -> {
			report(context, new PaykkaException(PaykkaErrorCode.NETWORK_ERROR, new Exception("secret")));
			operation.stop();
			assertThat(operation.getContext().getError()).isInstanceOf(PaykkaException.class).hasNoCause();
			assertThat(operation.getContext().getLowCardinalityKeyValue("paykka.code").getValue()).isEqualTo("6000");
		});
	}

	@Test
	void taskThatSucceedsHasTheTagToo() {
		observed(task(), (context, operation) -> {
			operation.stop();
			assertThat(operation.getContext().getLowCardinalityKeyValue("paykka.code").getValue()).isEqualTo("none");
		});
	}

	@Test
	void taskThatThrowsATranslatedExceptionIsMarked() {
		observed(task(), (context, operation) -> {
			operation.error(new IllegalArgumentException("secret")).stop();
			assertThat(operation.getContext().getError()).isInstanceOf(PaykkaException.class).hasNoCause();
			assertThat(operation.getContext().getLowCardinalityKeyValue("paykka.code").getValue()).isEqualTo("6000");
			assertThat(count(context)).isOne();
		});
	}

	@Test
	void taskThatThrowsAnythingElseKeepsItsError() {
		observed(task(), (context, operation) -> {
			IllegalStateException other = new IllegalStateException();
			report(context, CONSTANT);
			operation.error(other).stop();
			assertThat(operation.getContext().getError()).isSameAs(other);
			assertThat(operation.getContext().getLowCardinalityKeyValue("paykka.code").getValue()).isEqualTo("none");
		});
	}

	@Test
	void applicationsObservationIsMarkedOnlyForTraces() {
		observed(new Context(), (context, operation) -> {
			report(context, new PaykkaException(PaykkaErrorCode.NETWORK_ERROR, new Exception("secret")));
			assertThat(operation.getContext().getError()).isInstanceOf(PaykkaException.class).hasNoCause();
			assertThat(operation.getContext().getHighCardinalityKeyValue("paykka.code").getValue()).isEqualTo("6000");
			assertThat(operation.getContext().getLowCardinalityKeyValues()).isEmpty();
		});
	}

	@Test
	void requestIsNotMarkedBecauseItMayStillBeHandled() {
		observed(new ServerRequestObservationContext(new MockHttpServletRequest(), new MockHttpServletResponse()),
				(context, operation) -> {
					report(context, CONSTANT);
					assertThat(operation.getContext().getError()).isNull();
					assertThat(count(context)).isOne();
				});
	}

	@Test
	void failureCountsOnceWithObservationsSwitchedOff() {
		this.application.withPropertyValues("paykka.errors.observations.enabled=false").run((context) -> {
			Observation operation = observation(context, task());
			assertThatException().isThrownBy(() -> operation.observe(() -> {
				report(context, CONSTANT);
				throw CONSTANT;
			}));
			assertThat(count(context)).isOne();
			assertThat(operation.getContext().getLowCardinalityKeyValue("paykka.code")).isNull();
		});
	}

	@Test
	void disabledObservationUsesTheEnclosingMemory() {
		observed(task(), (context, operation) -> {
			report(context, CONSTANT);
			Observation.NOOP.observe(() -> report(context, CONSTANT));
			assertThat(count(context)).isOne();
		});
	}

	@PaykkaCode(PaykkaErrorCode.NETWORK_ERROR)
	static class NoConnectionException extends RuntimeException {

		NoConnectionException() {
			super("secret");
		}

	}

	private void observed(Context operation, BiConsumer<ApplicationContext, Observation> test) {
		this.application.withPropertyValues("paykka.errors.translate.[java.lang.IllegalArgumentException]=6000")
			.run((context) -> {
				Observation observation = observation(context, operation).start();
				observation.scoped(() -> test.accept(context, observation));
			});
	}

	private static Observation observation(ApplicationContext context, Context operation) {
		return Observation.createNotStarted("operation", () -> operation, context.getBean(ObservationRegistry.class));
	}

	private static ScheduledTaskObservationContext task() {
		return new ScheduledTaskObservationContext(new Object(), Object.class.getMethods()[0]);
	}

	private static PaykkaException report(ApplicationContext context, Throwable thrown) {
		return context.getBean(PaykkaFailureReporter.class).report(thrown);
	}

	private static double count(ApplicationContext context) {
		return count(context, "6000");
	}

	private static double count(ApplicationContext context, String code) {
		return context.getBean(MeterRegistry.class)
			.find("paykka.errors")
			.tags("code", code, "origin", "APPLICATION")
			.counters()
			.stream()
			.mapToDouble(Counter::count)
			.sum();
	}

}
