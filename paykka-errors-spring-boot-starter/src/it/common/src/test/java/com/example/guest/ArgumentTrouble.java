package com.example.guest;

import java.util.Map;
import java.util.function.Function;

/**
 * Exceptions named after the arguments that their handlers take.
 */
final class ArgumentTrouble {

	private static final Map<String, Function<Throwable, RuntimeException>> EXCEPTIONS = Map.ofEntries(
			Map.entry("headers", HeadersException::new), Map.entry("header-map", HeaderMapException::new),
			Map.entry("parameter-map", ParameterMapException::new), Map.entry("attribute", AttributeException::new),
			Map.entry("principal", PrincipalException::new), Map.entry("locale", LocaleException::new),
			Map.entry("handler-method", HandlerMethodException::new), Map.entry("request", RequestException::new),
			Map.entry("model", ModelException::new), Map.entry("own", OwnException::new),
			Map.entry("cause", CauseException::new), Map.entry("problem", ProblemException::new),
			Map.entry("status", StatusException::new), Map.entry("later", LaterException::new),
			Map.entry("unresolvable", UnresolvableException::new));

	private ArgumentTrouble() {
	}

	/**
	 * Create the exception with a name.
	 * @param name the name
	 * @param cause its cause, or {@code null}
	 * @return the exception
	 */
	static RuntimeException exception(String name, Throwable cause) {
		return EXCEPTIONS.get(name).apply(cause);
	}

	/**
	 * An exception of an application.
	 */
	abstract static class ArgumentException extends RuntimeException {

		ArgumentException(Throwable cause) {
			super("secret", cause);
		}

	}

	static class HeadersException extends ArgumentException {

		HeadersException(Throwable cause) {
			super(cause);
		}

	}

	static class HeaderMapException extends ArgumentException {

		HeaderMapException(Throwable cause) {
			super(cause);
		}

	}

	static class ParameterMapException extends ArgumentException {

		ParameterMapException(Throwable cause) {
			super(cause);
		}

	}

	static class AttributeException extends ArgumentException {

		AttributeException(Throwable cause) {
			super(cause);
		}

	}

	static class PrincipalException extends ArgumentException {

		PrincipalException(Throwable cause) {
			super(cause);
		}

	}

	static class LocaleException extends ArgumentException {

		LocaleException(Throwable cause) {
			super(cause);
		}

	}

	static class HandlerMethodException extends ArgumentException {

		HandlerMethodException(Throwable cause) {
			super(cause);
		}

	}

	static class RequestException extends ArgumentException {

		RequestException(Throwable cause) {
			super(cause);
		}

	}

	static class ModelException extends ArgumentException {

		ModelException(Throwable cause) {
			super(cause);
		}

	}

	static class OwnException extends ArgumentException {

		OwnException(Throwable cause) {
			super(cause);
		}

	}

	static class CauseException extends ArgumentException {

		CauseException(Throwable cause) {
			super(cause);
		}

	}

	static class ProblemException extends ArgumentException {

		ProblemException(Throwable cause) {
			super(cause);
		}

	}

	static class StatusException extends ArgumentException {

		StatusException(Throwable cause) {
			super(cause);
		}

	}

	static class LaterException extends ArgumentException {

		LaterException(Throwable cause) {
			super(cause);
		}

	}

	static class UnresolvableException extends ArgumentException {

		UnresolvableException(Throwable cause) {
			super(cause);
		}

	}

}
