package com.example.support;

import java.io.IOException;
import java.util.Locale;
import java.util.function.Supplier;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The exceptions that the small applications throw, by path.
 */
public enum Trouble {

	PAYKKA(Trouble::expired),

	CHECKOUT(() -> new CheckoutException(expired())),

	URGENT(() -> new UrgentException(expired())),

	LATE(() -> new LateException(expired())),

	WRAPPED(() -> new WrapperException(expired())),

	WRAPPED_TWICE(() -> new WrapperException(new InnerException(expired()))),

	FILE(() -> new IOException("secret", expired())),

	CAUSED_BY_FILE(() -> new PaykkaException(PaykkaErrorCode.NETWORK_ERROR, new IOException("secret"))),

	CLAIMED(ClaimedException::new),

	CONFIGURED(ConfiguredException::new),

	OTHER(() -> new IllegalStateException("secret"));

	/**
	 * The setting that translates {@link #CONFIGURED}.
	 */
	public static final String TRANSLATED = "paykka.errors.translate[" + ConfiguredException.class.getName() + "]=4006";

	private final Supplier<Exception> exception;

	Trouble(Supplier<Exception> exception) {
		this.exception = exception;
	}

	public static PaykkaException expired() {
		return new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED);
	}

	public static PaykkaException expired(Throwable cause) {
		return new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED, cause);
	}

	/**
	 * A controller that fails. Advice selects it by class.
	 */
	@RestController
	public static class TroubleController {

		@GetMapping("/{trouble}")
		String fail(@PathVariable String trouble) throws Exception {
			throw Trouble.valueOf(trouble.replace('-', '_').toUpperCase(Locale.ROOT)).exception.get();
		}

		@GetMapping("/parameter")
		String parameter(@RequestParam int amount) {
			return "paid";
		}

	}

	public static class CheckoutException extends RuntimeException {

		public CheckoutException(Throwable cause) {
			super("secret", cause);
		}

	}

	public static class UrgentException extends RuntimeException {

		public UrgentException(Throwable cause) {
			super("secret", cause);
		}

	}

	public static class LateException extends RuntimeException {

		public LateException(Throwable cause) {
			super("secret", cause);
		}

	}

	public static class WrapperException extends RuntimeException {

		public WrapperException(Throwable cause) {
			super("secret", cause);
		}

	}

	public static class InnerException extends RuntimeException {

		public InnerException(Throwable cause) {
			super("secret", cause);
		}

	}

	public static class ClaimedException extends RuntimeException {

	}

	public static class ConfiguredException extends RuntimeException {

	}

}
