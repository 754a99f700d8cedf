package com.paykka.errors;

import java.time.Instant;
import java.util.Map;

import com.paykka.errors.PaykkaException.Origin;
import org.jspecify.annotations.Nullable;

/**
 * What the PayKKa gateway answered, as far as it tells of a failure: the rules by which
 * an answer becomes a {@link PaykkaException} or nothing. Whoever transports and parses
 * answers passes their parts, an SDK, a batch job or the endpoint for notifications
 * alike.
 *
 * <pre class="code">
 * PaykkaException failure = GatewayAnswer.of(status, body, retryAfter).toException();
 * PaykkaErrorCode code = GatewayAnswer.ofNotification(body).toErrorCode();
 * </pre>
 *
 * A code is a success if it is {@code null}, blank, {@code 0}, {@code 0000} or
 * {@code 000000}.
 *
 * @param status the HTTP status, or 0 for a notification
 * @param retCode {@code ret_code}: a transaction code of four digits or an interface code
 * of six
 * @param retMessage {@code ret_msg}
 * @param errorCode {@code error_code}: a transaction code
 * @param errorDescription {@code error_description}
 * @param retryAfter the header {@code Retry-After}, seconds or a date
 * @see <a href="https://docs.paykka.com">PayKKa's documentation: Error Handling, HTTP
 * Status Code, Transaction Error Codes, Notify Webhook</a>
 */
public record GatewayAnswer(int status, @Nullable String retCode, @Nullable String retMessage,
		@Nullable String errorCode, @Nullable String errorDescription, @Nullable String retryAfter) {

	/**
	 * Take the parts of an answer from its body.
	 * @param status the HTTP status
	 * @param body the body as any JSON library gives it: strings, numbers and maps
	 * @param retryAfter the header {@code Retry-After}, may be {@code null}
	 * @return the answer; a code within {@code data} counts where the top level has none
	 */
	public static GatewayAnswer of(int status, Map<String, ?> body, @Nullable String retryAfter) {
		Map<?, ?> ret = levelOf(body, "ret_code");
		Map<?, ?> error = levelOf(body, "error_code");
		return new GatewayAnswer(status, text(ret.get("ret_code")), text(ret.get("ret_msg")),
				text(error.get("error_code")), text(error.get("error_description")), retryAfter);
	}

	/**
	 * Take the parts of a notification from its body.
	 * @param body the body as any JSON library gives it
	 * @return the answer
	 */
	public static GatewayAnswer ofNotification(Map<String, ?> body) {
		return of(0, body, null);
	}

	/**
	 * Take the parts of a notification.
	 * @param errorCode {@code error_code}
	 * @param errorDescription {@code error_description}
	 * @return the answer
	 */
	public static GatewayAnswer ofNotification(@Nullable String errorCode, @Nullable String errorDescription) {
		return new GatewayAnswer(0, null, null, errorCode, errorDescription, null);
	}

	/**
	 * Return the exception for a gateway that gave no answer: connection refused, host
	 * unknown, connection reset, time-out.
	 * @param cause what went wrong, may be {@code null}
	 * @return the exception, of code 6000
	 */
	public static PaykkaException missing(@Nullable Throwable cause) {
		Upstream upstream = new Upstream(Origin.GATEWAY, null, null, null);
		return PaykkaException.of(PaykkaErrorCode.NETWORK_ERROR, upstream, cause);
	}

	private static Map<?, ?> levelOf(Map<String, ?> body, String member) {
		if (failureOf(text(body.get(member))) == null && body.get("data") instanceof Map<?, ?> data
				&& text(data.get(member)) != null) {
			return data;
		}
		return body;
	}

	/**
	 * Return the text of a code or a message.
	 */
	static @Nullable String text(@Nullable Object value) {
		if (value instanceof Double number && number == number.longValue()) {
			// Some libraries read any number so
			return Long.toString(number.longValue());
		}
		return (value instanceof CharSequence || value instanceof Number) ? value.toString() : null;
	}

	/**
	 * Decide which exception the answer means.
	 * @return the exception, of origin {@code GATEWAY}, or {@code null} if nothing failed
	 */
	public @Nullable PaykkaException toException() {
		Reason reason = reason();
		if (reason == null) {
			return null;
		}
		Upstream upstream = new Upstream(Origin.GATEWAY, (this.status != 0) ? this.status : null, reason.code(),
				reason.message());
		return PaykkaException.of(reason.errorCode(), upstream, null)
			.retryAfter(RetryAfter.parse(this.retryAfter, Instant.now()));
	}

	/**
	 * Decide which code the answer means.
	 * @return the code, 6008 for one that the catalogue lacks, or {@code null} if nothing
	 * failed
	 */
	public @Nullable PaykkaErrorCode toErrorCode() {
		Reason reason = reason();
		return (reason != null) ? reason.errorCode() : null;
	}

	private @Nullable Reason reason() {
		String failedRet = failureOf(this.retCode);
		if (failedRet != null) {
			return new Reason(ofReturnCode(failedRet), failedRet, this.retMessage);
		}
		String failedError = failureOf(this.errorCode);
		if (failedError != null) {
			return new Reason(ofTransactionCode(failedError), failedError, this.errorDescription);
		}
		boolean success = this.status == 0 || this.status / 100 == 2;
		return success ? null : new Reason(ofStatus(this.status), null, null);
	}

	/**
	 * Return a code without space around it, or {@code null} if it is a success.
	 */
	private static @Nullable String failureOf(@Nullable String code) {
		String stripped = (code != null) ? code.strip() : "";
		return switch (stripped) {
			case "", "0", "0000", "000000" -> null;
			default -> stripped;
		};
	}

	private static PaykkaErrorCode ofReturnCode(String code) {
		PaykkaErrorCode interfaceCode = ofInterfaceCode(code);
		return (interfaceCode != null) ? interfaceCode : ofTransactionCode(code);
	}

	private static PaykkaErrorCode ofTransactionCode(String code) {
		PaykkaErrorCode resolved = PaykkaErrorCode.resolve(code);
		return (resolved != null) ? resolved : PaykkaErrorCode.UNKNOWN_ERROR;
	}

	private static @Nullable PaykkaErrorCode ofInterfaceCode(String code) {
		return switch (code) {
			// As a number it has no leading zero
			case "010000", "10000", "206001" -> PaykkaErrorCode.PARAMETER_INVALID;
			case "999999" -> PaykkaErrorCode.SYSTEM_ERROR;
			case "206002", "206003" -> PaykkaErrorCode.SIGNATURE_INVALID;
			case "206004" -> PaykkaErrorCode.SIGNATURE_EXPIRED;
			case "206005" -> PaykkaErrorCode.MERCHANT_NOT_FOUND;
			case "206006" -> PaykkaErrorCode.MERCHANT_PUBLIC_KEY_NOT_CONFIGURED;
			case "206007" -> PaykkaErrorCode.MERCHANT_DISABLED;
			case "206008" -> PaykkaErrorCode.ENTITY_DISABLED;
			case "206011" -> PaykkaErrorCode.CHECKOUT_NOT_FOUND;
			case "206017" -> PaykkaErrorCode.PCI_CERTIFICATION_REQUIRED;
			case "206020" -> PaykkaErrorCode.CARD_DECRYPTION_FAILED;
			case "206021" -> PaykkaErrorCode.CARD_ENCRYPTION_EXPIRED;
			case "206022" -> PaykkaErrorCode.CARD_NOT_SUPPORTED;
			case "206024" -> PaykkaErrorCode.ORDER_NOT_FOUND;
			case "210001" -> PaykkaErrorCode.PAYMENT_METHOD_NOT_SUPPORTED;
			case "210002" -> PaykkaErrorCode.SHOPPER_REFERENCE_REQUIRED;
			case "210003" -> PaykkaErrorCode.SHIPPING_REQUIRED;
			default -> null;
		};
	}

	private static PaykkaErrorCode ofStatus(int status) {
		return switch (status) {
			case 400 -> PaykkaErrorCode.PARAMETER_INVALID;
			case 401, 403 -> PaykkaErrorCode.AUTHORIZATION_FAILED;
			case 408, 504 -> PaykkaErrorCode.NETWORK_ERROR;
			case 429 -> PaykkaErrorCode.TOO_MANY_REQUESTS;
			default -> (status / 100 == 5) ? PaykkaErrorCode.SYSTEM_ERROR : PaykkaErrorCode.UNKNOWN_ERROR;
		};
	}

	/**
	 * Return a text without what the gateway wrote, which may hold anything.
	 */
	@Override
	public String toString() {
		return "GatewayAnswer[status=" + this.status + "]";
	}

	/**
	 * Why the answer is a failure.
	 *
	 * @param errorCode what it means
	 * @param code the code as it was sent, or {@code null}
	 * @param message the text that came with it, or {@code null}
	 */
	private record Reason(PaykkaErrorCode errorCode, @Nullable String code, @Nullable String message) {
	}

}
