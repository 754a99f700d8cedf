package com.paykka.errors;

import java.lang.System.Logger.Level;

import org.jspecify.annotations.Nullable;

/**
 * The codes of exception classes with {@link PaykkaCode}.
 */
final class AnnotatedCodes extends ClassValue<AnnotatedCodes.Code> {

	private static final AnnotatedCodes CODES = new AnnotatedCodes();

	private AnnotatedCodes() {
	}

	/**
	 * Return the failure that the annotation on an exception's class makes of it.
	 */
	static @Nullable PaykkaException failureOf(Throwable link) {
		PaykkaErrorCode code = CODES.get(link.getClass()).value();
		return (code != null) ? PaykkaException.ofAnnotated(code, link) : null;
	}

	@Override
	protected Code computeValue(Class<?> type) {
		PaykkaCode annotation = type.getAnnotation(PaykkaCode.class);
		if (annotation == null) {
			return Code.NONE;
		}
		if (annotation.value() == PaykkaErrorCode.SUCCESS) {
			System.getLogger(PaykkaCode.class.getName())
				.log(Level.WARNING,
						"@PaykkaCode(SUCCESS) on " + type.getName() + " is ignored: SUCCESS is not an error");
			return Code.NONE;
		}
		return new Code(annotation.value());
	}

	record Code(@Nullable PaykkaErrorCode value) {

		static final Code NONE = new Code(null);

	}

}
