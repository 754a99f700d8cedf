package com.paykka.errors;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.paykka.errors.ResponseMembers.Code;
import com.paykka.errors.GatewayResponse.ResponseFailure;
import com.paykka.errors.PaykkaErrorCode.Advice;
import com.paykka.errors.PaykkaErrorCode.Category;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a response means. If there are several codes, the most cautious one
 * counts: a request that may have gone through must not be repeated.
 */
final class ResponseRules {

	private static final int NO_CONTENT = 204;

	private static final String FAILURE = "FAILURE";

	private static final String NO_OBJECT = "The body is not a readable JSON object";

	private static final String NO_TEXT = "A code, a status or data has a type that is not understood";

	private static final String NO_CODE = "The body has no ret_code";

	private ResponseRules() {
	}

	static boolean isSuccess(int status) {
		return status / 100 == 2;
	}

	static @Nullable ResponseFailure ofResponse(PaykkaRequestKind kind, int status, @Nullable ResponseMembers members,
			@Nullable String operation) {
		if (!isSuccess(status)) {
			return ofFailedRequest(status, members, operation);
		}
		boolean noContent = status == NO_CONTENT;
		if (kind == PaykkaRequestKind.UNTOUCHED || (noContent && members == null)) {
			return null;
		}
		if (members == null) {
			return ResponseFailure.notUnderstood(NO_OBJECT);
		}
		if (!members.isUnderstood()) {
			return ResponseFailure.notUnderstood(NO_TEXT);
		}
		ResponseFailure failure = (kind == PaykkaRequestKind.QUERY) ? worst(members.failuresOfRequest(), Set.of())
				: ofPayment(members, operation);
		if (failure == null && !members.isSuccess() && !noContent) {
			return ResponseFailure.notUnderstood(NO_CODE);
		}
		return failure;
	}

	private static ResponseFailure ofFailedRequest(int status, @Nullable ResponseMembers members,
			@Nullable String operation) {
		ResponseFailure byStatus = ResponseFailure.of(ofStatus(status));
		ResponseFailure failure = (members != null) ? ofPayment(members, operation) : null;
		if (failure == null) {
			failure = (members != null) ? inViewOf(members.statuses(), byStatus) : byStatus;
		}
		boolean understood = members != null && members.isUnderstood();
		// Only a response that is understood may invite a retry
		return (failure.errorCode().isRetryable() && !understood)
				? ResponseFailure.notUnderstood((members != null) ? NO_TEXT : NO_OBJECT) : failure;
	}

	/**
	 * Return the failure that the members report, or {@code null} if they report none.
	 */
	private static @Nullable ResponseFailure ofPayment(ResponseMembers members, @Nullable String operation) {
		Set<String> statuses = members.statuses();
		ResponseFailure failure = worst(members.failures(), statuses);
		if (failure != null) {
			return failure;
		}
		ResponseFailure byType = ofFailureType(members);
		if (byType == null && statuses.contains(FAILURE)) {
			return inViewOf(statuses, ResponseFailure.of(ofOperation(operation)));
		}
		return byType;
	}

	private static @Nullable ResponseFailure ofFailureType(ResponseMembers members) {
		Set<String> types = members.types();
		if (types.contains("PAYMENT.FAILURE")) {
			ResponseFailure failure = worst(members.failures(), members.statuses());
			return (failure != null) ? failure
					: inViewOf(members.statuses(), ResponseFailure.of(PaykkaErrorCode.PAYMENT_FAILED));
		}
		// No payment code says what to do about a failed refund
		return types.contains("REFUND.FAILURE") ? withCode(members, PaykkaErrorCode.UNKNOWN_ERROR) : null;
	}

	static @Nullable ResponseFailure ofNotification(@Nullable ResponseMembers members) {
		if (members == null) {
			return ResponseFailure.notUnderstood(NO_OBJECT);
		}
		if (!members.isUnderstood()) {
			return ResponseFailure.notUnderstood(NO_TEXT);
		}
		Set<String> types = members.types();
		if (types.isEmpty()) {
			return ofPayment(members, null);
		}
		ResponseFailure failure = ofFailureType(members);
		if (failure == null && types.contains("PAYMENT.CANCELED")
				&& Set.of("CANCELED").containsAll(members.statuses())) {
			return withCode(members, PaykkaErrorCode.PAYMENT_CANCELED);
		}
		return failure;
	}

	private static ResponseFailure withCode(ResponseMembers members, PaykkaErrorCode errorCode) {
		ResponseFailure sent = worst(members.failures(), Set.of());
		return (sent != null) ? new ResponseFailure(errorCode, sent.code(), sent.message(), null)
				: ResponseFailure.of(errorCode);
	}

	/**
	 * Choose one of several codes: those that call for a status query come first, those
	 * that may be retried come last.
	 */
	private static @Nullable ResponseFailure worst(List<Code> codes, Set<String> statuses) {
		List<ResponseFailure> failures = new ArrayList<>();
		for (Code code : codes) {
			failures.add(inViewOf(statuses, new ResponseFailure(codeOf(code), code.text(), code.message(), null)));
		}
		return failures.stream().min(Comparator.comparingInt(ResponseRules::rank)).orElse(null);
	}

	private static int rank(ResponseFailure failure) {
		return switch (failure.errorCode().getAdvice()) {
			case CHECK_STATUS -> 0;
			case RETRY -> 2;
			default -> 1;
		};
	}

	/**
	 * Let evidence that money has moved, or may still move, override a code that invites
	 * the shopper to pay again.
	 */
	private static ResponseFailure inViewOf(Set<String> statuses, ResponseFailure failure) {
		if (!invitesToPayAgain(failure.errorCode())) {
			return failure;
		}
		if (statuses.stream().anyMatch(ResponseRules::hasMovedMoney)) {
			return new ResponseFailure(PaykkaErrorCode.UNKNOWN_ERROR, failure.code(), failure.message(), null);
		}
		return statuses.contains("PROCESSING")
				? new ResponseFailure(PaykkaErrorCode.PAYMENT_PROCESSING, failure.code(), failure.message(), null)
				: failure;
	}

	private static boolean invitesToPayAgain(PaykkaErrorCode code) {
		Advice advice = code.getAdvice();
		return code.getCategory() == Category.CARD || code == PaykkaErrorCode.PAYMENT_FAILED || advice == Advice.RETRY
				|| advice == Advice.CHANGE_PAYMENT_METHOD || advice == Advice.START_AGAIN;
	}

	private static boolean hasMovedMoney(String status) {
		return status.equals("SUCCESS") || status.equals("AUTHORIZED") || status.equals("REFUNDED")
				|| status.startsWith("PARTIALLY_");
	}

	private static PaykkaErrorCode ofOperation(@Nullable String operation) {
		String path = (operation != null) ? operation.strip().replaceFirst("[?;#].*", "").replaceFirst("/+$", "") : "";
		return switch (path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT)) {
			case "capture" -> PaykkaErrorCode.CAPTURE_FAILED;
			case "void" -> PaykkaErrorCode.REVERSAL_FAILED;
			case "refund" -> PaykkaErrorCode.UNKNOWN_ERROR;
			default -> PaykkaErrorCode.PAYMENT_FAILED;
		};
	}

	private static PaykkaErrorCode codeOf(Code code) {
		PaykkaErrorCode interfaceCode = code.isOfRequest() ? ofInterfaceCode(code.text()) : null;
		PaykkaErrorCode resolved = (interfaceCode != null) ? interfaceCode : PaykkaErrorCode.resolve(code.text());
		return (resolved != null) ? resolved : PaykkaErrorCode.UNKNOWN_ERROR;
	}

	private static @Nullable PaykkaErrorCode ofInterfaceCode(String code) {
		return switch (code) {
			// Without the leading zero if sent as a number
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

	static PaykkaErrorCode ofStatus(int status) {
		return switch (status) {
			case 400 -> PaykkaErrorCode.PARAMETER_INVALID;
			case 401, 403 -> PaykkaErrorCode.AUTHORIZATION_FAILED;
			case 408, 504 -> PaykkaErrorCode.NETWORK_ERROR;
			case 429 -> PaykkaErrorCode.TOO_MANY_REQUESTS;
			default -> (status / 100 == 5) ? PaykkaErrorCode.SYSTEM_ERROR : PaykkaErrorCode.UNKNOWN_ERROR;
		};
	}

}
