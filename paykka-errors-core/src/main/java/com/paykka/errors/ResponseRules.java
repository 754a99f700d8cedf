package com.paykka.errors;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.paykka.errors.PaykkaErrorCode.Advice;
import com.paykka.errors.ResponseMembers.Code;
import org.jspecify.annotations.Nullable;

/**
 * Determines what a response of the gateway means. If there are several codes, the most
 * cautious one counts: a request that may have gone through must not be repeated.
 */
final class ResponseRules {

	private static final int NO_CONTENT = 204;

	private static final Set<String> FAILED = Set.of("FAILURE", "FAIL", "FAILED", "DECLINED", "REJECTED", "DENIED",
			"REFUSED", "ERROR", "EXPIRED");

	private static final Set<String> UNDECIDED = Set.of("PROCESSING", "REVIEWING", "PENDING");

	private static final String NO_OBJECT = "The body is not a readable JSON object";

	private static final String EMPTY = "The body is empty";

	private static final String NO_TEXT = "A code, a status or data has a name or a type that is not understood";

	private static final String NO_CODE = "The body has no successful ret_code";

	private ResponseRules() {
	}

	static boolean isSuccess(int status) {
		return status / 100 == 2;
	}

	static boolean isFailed(String status) {
		return FAILED.contains(status);
	}

	static boolean isUndecided(String status) {
		return UNDECIDED.contains(status);
	}

	static boolean isUnderstood(PaykkaRequestKind kind, ResponseMembers members) {
		return members.isUnderstood() && (members.isDataUnderstood() || kind != PaykkaRequestKind.PAYMENT);
	}

	static @Nullable ReportedFailure ofResponse(PaykkaRequestKind kind, int status, @Nullable ResponseMembers members,
			@Nullable String request) {
		if (!isSuccess(status)) {
			return ofFailedRequest(kind, status, members, request);
		}
		if (kind == PaykkaRequestKind.UNTOUCHED || passesWithoutBody(status, members, request)) {
			return null;
		}
		if (members == null || members.isEmpty()) {
			return ReportedFailure.notUnderstood((members != null) ? EMPTY : NO_OBJECT);
		}
		if (!isUnderstood(kind, members)) {
			return ReportedFailure.notUnderstood(NO_TEXT);
		}
		ReportedFailure failure = reportedBy(kind, members);
		if (failure == null && !members.isSuccess()) {
			return ReportedFailure.notUnderstood(NO_CODE);
		}
		Set<String> statuses = members.statuses();
		if (failure == null && kind != PaykkaRequestKind.QUERY && !Collections.disjoint(statuses, FAILED)) {
			failure = ReportedFailure.of(ofOperation(RequestPath.of(request)));
		}
		return (failure != null) ? inViewOf(statuses, failure, status, request) : null;
	}

	private static boolean passesWithoutBody(int status, @Nullable ResponseMembers members, @Nullable String request) {
		if (members != null && !members.isEmpty()) {
			return false;
		}
		if (status == NO_CONTENT || (request != null && request.regionMatches(true, 0, "HEAD ", 0, 5))) {
			return true;
		}
		RequestPath path = RequestPath.of(request);
		return members != null
				&& (path.endsWith("void") || path.endsWith("token/remove") || path.endsWith("recurring/cancel"));
	}

	private static ReportedFailure ofFailedRequest(PaykkaRequestKind kind, int status,
			@Nullable ResponseMembers members, @Nullable String request) {
		ReportedFailure byStatus = ReportedFailure.of(ofStatus(status));
		if (members == null || !isUnderstood(kind, members)) {
			// Only what is understood from start to end may be retried
			return byStatus.errorCode().isRetryable()
					? ReportedFailure.notUnderstood((members != null) ? NO_TEXT : NO_OBJECT) : byStatus;
		}
		ReportedFailure failure = reportedBy(kind, members);
		return inViewOf(members.statuses(), (failure != null) ? failure : byStatus, status, request);
	}

	static @Nullable ReportedFailure ofNotification(@Nullable ResponseMembers members) {
		if (members == null || members.isEmpty()) {
			return ReportedFailure.notUnderstood(NO_OBJECT);
		}
		if (!isUnderstood(PaykkaRequestKind.PAYMENT, members)) {
			return ReportedFailure.notUnderstood(NO_TEXT);
		}
		ReportedFailure reported = reportedBy(PaykkaRequestKind.PAYMENT, members);
		ReportedFailure failure = ofTypes(members, reported);
		return (failure != null) ? inViewOf(members.statuses(), failure, null, null) : null;
	}

	private static @Nullable ReportedFailure ofTypes(ResponseMembers members, @Nullable ReportedFailure reported) {
		Set<String> types = members.types();
		String type = (types.size() == 1) ? types.iterator().next() : "";
		if (types.isEmpty() || type.equals("PAYMENT.FAILURE")) {
			boolean failed = !types.isEmpty() || !Collections.disjoint(members.statuses(), FAILED);
			return (reported == null && failed) ? ReportedFailure.of(PaykkaErrorCode.PAYMENT_FAILED) : reported;
		}
		if (type.equals("PAYMENT.CANCELED") && Set.of("CANCELED").containsAll(members.statuses())) {
			return withCodeOf(reported, PaykkaErrorCode.PAYMENT_CANCELED);
		}
		// No code of a payment says what to do about anything else that failed
		boolean failed = types.contains("REFUND.FAILURE") || (types.size() > 1 && types.contains("PAYMENT.FAILURE"));
		return (failed || reported != null) ? withCodeOf(reported, PaykkaErrorCode.UNKNOWN_ERROR) : null;
	}

	private static ReportedFailure withCodeOf(@Nullable ReportedFailure reported, PaykkaErrorCode errorCode) {
		return (reported != null) ? reported.as(errorCode) : ReportedFailure.of(errorCode);
	}

	/**
	 * Choose one of several codes: those that call for a status query come first, those
	 * that may be retried come last.
	 */
	private static @Nullable ReportedFailure reportedBy(PaykkaRequestKind kind, ResponseMembers members) {
		List<Code> codes = (kind == PaykkaRequestKind.QUERY) ? members.failuresOfRequest() : members.failures();
		return codes.isEmpty() ? null
				: codes.stream()
					.map((code) -> new ReportedFailure(codeOf(code), code.text(), code.message(), null))
					.min(Comparator.comparingInt(ResponseRules::rank))
					.orElse(null);
	}

	private static int rank(ReportedFailure failure) {
		return switch (failure.errorCode().getAdvice()) {
			case CHECK_STATUS -> 0;
			case RETRY -> 2;
			default -> 1;
		};
	}

	/**
	 * Let evidence that money has moved, or may still move, override a code: each status
	 * but that of a failure is such evidence.
	 */
	private static ReportedFailure inViewOf(Set<String> statuses, ReportedFailure failure, @Nullable Integer httpStatus,
			@Nullable String request) {
		PaykkaErrorCode code = failure.errorCode();
		List<String> evidence = statuses.stream()
			.filter((status) -> !FAILED.contains(status) && !status.equals(String.valueOf(httpStatus))
					&& !agrees(code, status, request))
			.toList();
		if (evidence.isEmpty()) {
			return failure;
		}
		return failure
			.as(UNDECIDED.containsAll(evidence) ? PaykkaErrorCode.PAYMENT_PROCESSING : PaykkaErrorCode.UNKNOWN_ERROR);
	}

	private static boolean agrees(PaykkaErrorCode code, String status, @Nullable String request) {
		Advice advice = code.getAdvice();
		if (advice == Advice.CHECK_STATUS) {
			return true;
		}
		return switch (code) {
			case PAYMENT_CANCELED, AUTHORIZATION_REVOKED, TRANSACTION_REVERSED -> status.equals("CANCELED");
			default -> (advice == Advice.ESCALATE || advice == Advice.DO_NOT_RETRY)
					&& Set.of("capture", "void", "refund").contains(RequestPath.of(request).operation());
		};
	}

	private static PaykkaErrorCode ofOperation(RequestPath path) {
		return switch (path.operation()) {
			case "capture" -> PaykkaErrorCode.CAPTURE_FAILED;
			case "void" -> PaykkaErrorCode.REVERSAL_FAILED;
			case "refund", "remove", "cancel" -> PaykkaErrorCode.UNKNOWN_ERROR;
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
