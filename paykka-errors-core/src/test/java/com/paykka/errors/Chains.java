package com.paykka.errors;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.paykka.errors.PaykkaException.Origin;
import org.junit.jupiter.api.Named;

/**
 * Chains of causes for testing predicates.
 */
final class Chains {

	private Chains() {
	}

	/**
	 * Exceptions that change nothing above another exception, or between two.
	 */
	static Stream<Named<UnaryOperator<Throwable>>> plain() {
		return Stream.of(Named.of("nothing", (cause) -> cause), Named.of("a plain exception", RuntimeException::new),
				Named.of("two", (cause) -> new ExecutionException(new IllegalStateException(cause))),
				Named.of("forty", (cause) -> above(40, cause)));
	}

	/**
	 * Exceptions that hide everything beneath them.
	 */
	static Stream<Named<UnaryOperator<Throwable>>> errors() {
		return Stream.of(Named.of("an error", AssertionError::new), Named.of("an error among exceptions",
				(cause) -> new RuntimeException(new NoClassDefFoundError().initCause(new IOException(cause)))));
	}

	static PaykkaException of(PaykkaErrorCode code, Origin origin) {
		return PaykkaException.of(code, new Upstream(origin, null, null, null), null);
	}

	/**
	 * Create a circle of causes, closed by an exception beneath all others.
	 */
	static Throwable circle(int length, UnaryOperator<Throwable> last) {
		Throwable start = new IllegalStateException("start");
		return start.initCause(above(length, last.apply(start)));
	}

	private static Throwable above(int length, Throwable end) {
		Throwable start = end;
		for (int i = 0; i < length; i++) {
			start = new RuntimeException("link", start);
		}
		return start;
	}

}
