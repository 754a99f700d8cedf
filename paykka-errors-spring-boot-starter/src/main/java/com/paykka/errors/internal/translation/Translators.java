package com.paykka.errors.internal.translation;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import com.paykka.errors.PaykkaErrorCode.Advice;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.translation.PaykkaExceptionTranslator;
import org.jspecify.annotations.Nullable;

import org.springframework.core.codec.DecodingException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.util.ClassUtils;
import org.springframework.web.server.ServerWebInputException;

/**
 * Determines the failure behind an exception, with or without a request. The nearest link
 * of the chain of causes decides: by its own code, then by the application's translators,
 * then by {@link com.paykka.errors.PaykkaCode}. Asks no translator about the causes of an
 * unreadable request, which may be a lost connection to the caller.
 */
public final class Translators {

	private static final boolean WEB_PRESENT = ClassUtils.isPresent("org.springframework.web.ErrorResponse",
			Translators.class.getClassLoader());

	private final List<PaykkaExceptionTranslator> translators;

	private final ExtensionFaults extensionFaults;

	Translators(List<PaykkaExceptionTranslator> translators, ExtensionFaults extensionFaults) {
		this.translators = translators;
		this.extensionFaults = extensionFaults;
	}

	/** Return the failure behind an exception, or {@code null} if there is none. */
	public @Nullable Failure resolve(Throwable thrown) {
		Failure failure = find(thrown);
		return (failure != null) ? failure : findSuppressed(thrown);
	}

	private @Nullable Failure find(Throwable thrown) {
		AtomicReference<Throwable> translated = new AtomicReference<>();
		PaykkaException exception = PaykkaException.find(thrown, (link) -> {
			PaykkaException found = (link == thrown || !isUnreadableRequest(thrown)) ? translate(link) : null;
			translated.set((found != null) ? link : null);
			return found;
		});
		if (exception == null) {
			return null;
		}
		Throwable link = translated.get();
		if (link == null && exception != thrown && !Causes.isInChain(exception, thrown)) {
			// Made for the annotation of its cause
			link = exception.getCause();
		}
		return new Failure(exception, (link != null) ? link : exception);
	}

	/**
	 * Reactor suppresses the failures of a composite. One whose outcome is unknown
	 * matters most.
	 */
	private @Nullable Failure findSuppressed(Throwable thrown) {
		return Causes.of(thrown)
			.stream()
			.takeWhile((link) -> !(link instanceof Error))
			.flatMap((link) -> Stream.of(link.getSuppressed())
				.map(this::find)
				.filter(Objects::nonNull)
				.map((found) -> new Failure(found.exception(), link)))
			.min(Comparator.comparing((found) -> found.exception().getErrorCode().getAdvice() != Advice.CHECK_STATUS))
			.orElse(null);
	}

	private @Nullable PaykkaException translate(Throwable throwable) {
		for (PaykkaExceptionTranslator translator : this.translators) {
			try {
				PaykkaException exception = translator.translate(throwable);
				if (exception != null) {
					return exception;
				}
			}
			catch (Throwable ex) {
				this.extensionFaults.report("translating an exception with", translator, ex);
			}
		}
		return null;
	}

	private static boolean isUnreadableRequest(Throwable thrown) {
		return WEB_PRESENT && (thrown instanceof HttpMessageNotReadableException
				|| (thrown instanceof ServerWebInputException && thrown.getCause() instanceof DecodingException));
	}

	Set<Class<?>> translatedClasses() {
		Set<Class<?>> classes = new LinkedHashSet<>();
		this.translators.forEach((translator) -> {
			if (translator instanceof TranslatedClasses translated) {
				classes.addAll(translated.classes());
			}
		});
		return classes;
	}

}
