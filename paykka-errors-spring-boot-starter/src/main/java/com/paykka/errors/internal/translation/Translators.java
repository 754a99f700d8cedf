package com.paykka.errors.internal.translation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

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

	/**
	 * Resolve an exception.
	 * @param thrown the exception as it was thrown
	 * @return the failure, or {@code null} if it is none
	 */
	public @Nullable Failure resolve(Throwable thrown) {
		Failure failure = find(thrown);
		return (failure != null) ? failure : findSuppressed(thrown);
	}

	private @Nullable Failure find(Throwable thrown) {
		Links links = new Links(thrown);
		PaykkaException exception = PaykkaException.find(thrown, links);
		return (exception != null) ? new Failure(exception, links.replacedBy(exception)) : null;
	}

	/**
	 * Reactor suppresses the failures of a composite. One whose outcome is unknown
	 * matters most.
	 */
	private @Nullable Failure findSuppressed(Throwable thrown) {
		Failure first = null;
		for (Throwable link : Causes.of(thrown)) {
			if (link instanceof Error) {
				return first;
			}
			for (Throwable suppressed : link.getSuppressed()) {
				Failure found = find(suppressed);
				if (found != null && found.exception().getErrorCode().getAdvice() == Advice.CHECK_STATUS) {
					return new Failure(found.exception(), link);
				}
				first = (first != null || found == null) ? first : new Failure(found.exception(), link);
			}
		}
		return first;
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

	/**
	 * Translates the links of one chain, and remembers the last.
	 */
	private final class Links implements Function<Throwable, @Nullable PaykkaException> {

		private final Throwable thrown;

		private boolean translating = !Translators.this.translators.isEmpty();

		private @Nullable Throwable last;

		private @Nullable PaykkaException translated;

		private Links(Throwable thrown) {
			this.thrown = thrown;
		}

		@Override
		public @Nullable PaykkaException apply(Throwable link) {
			this.last = link;
			this.translated = this.translating ? translate(link) : null;
			this.translating &= link != this.thrown || !isUnreadableRequest(link);
			return this.translated;
		}

		/**
		 * Return the link that a failure replaces, which is itself if it has its own
		 * code.
		 */
		private Throwable replacedBy(PaykkaException found) {
			Throwable link = this.last;
			return (link != null && (found == this.translated || found.getCause() == link)) ? link : found;
		}

	}

}
