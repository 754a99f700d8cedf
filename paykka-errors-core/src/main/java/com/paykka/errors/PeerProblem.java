package com.paykka.errors;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import com.paykka.errors.JsonValue.JsonType;
import org.jspecify.annotations.Nullable;

/**
 * A problem from a peer service that also uses this project. Its code is passed on, so
 * that it survives any number of services in a row.
 *
 * @param failure what the problem reports
 * @param retryAfter the member {@code retryAfter}, or {@code null}
 */
record PeerProblem(ReportedFailure failure, @Nullable String retryAfter) {

	private static final Set<String> OF_EVERY_PROBLEM = Set.of("code", "name", "category", "retryable", "status",
			"instance");

	private static final Set<String> OF_GATEWAY = Set.of("ret_code", "error_code");

	private static final Set<String> OTHERS = Set.of("detail", "upstreamCode", "retryAfter");

	private static final int CODE_DIGITS = 4;

	/**
	 * Recognize one of this project's problems. Where only a peer service can have sent a
	 * failure, code and name suffice; elsewhere it needs all members that every problem
	 * has.
	 * @param kind what the request was for
	 * @param status the HTTP status
	 * @param body the body
	 * @return the problem, or {@code null} if members are missing, contradict each other,
	 * are repeated, or are the gateway's
	 */
	static @Nullable PeerProblem of(PaykkaRequestKind kind, int status, Map<?, ?> body) {
		Map<String, Object> members = deciding(body);
		String code = text(members, "code");
		String name = text(members, "name");
		if (code == null || name == null || !belongTogether(code, name)) {
			return null;
		}
		boolean certain = kind == PaykkaRequestKind.PEER && !ResponseRules.isSuccess(status);
		if (members.keySet().stream().anyMatch(OF_GATEWAY::contains) || !(certain || isComplete(members))) {
			return null;
		}
		return new PeerProblem(read(code, members), text(members, "retryAfter"));
	}

	private static boolean isComplete(Map<String, Object> members) {
		// The status of a payment is not a number
		return members.keySet().containsAll(OF_EVERY_PROBLEM)
				&& JsonValue.of(members.get("status")).type() == JsonType.NUMBER;
	}

	/**
	 * Return the failure that a status means if it came without a problem.
	 */
	static ReportedFailure ofStatus(int status) {
		PaykkaErrorCode code = ResponseRules.ofStatus(status);
		return ReportedFailure.of(code.isRetryable() ? PaykkaErrorCode.UNKNOWN_ERROR : code);
	}

	private static Map<String, Object> deciding(Map<?, ?> body) {
		Map<String, Object> members = new HashMap<>();
		for (Map.Entry<?, ?> member : body.entrySet()) {
			String name = String.valueOf(member.getKey());
			boolean decides = OF_EVERY_PROBLEM.contains(name) || OF_GATEWAY.contains(name) || OTHERS.contains(name);
			if (decides && member.getValue() != null && members.put(name, member.getValue()) != null) {
				return Map.of();
			}
		}
		return members;
	}

	private static @Nullable String text(Map<String, Object> members, String name) {
		return JsonValue.of(members.get(name)).text();
	}

	private static boolean belongTogether(String code, String name) {
		PaykkaErrorCode known = PaykkaErrorCode.resolve(code);
		// The peer service may already know codes that are new to this one
		return (known != null) ? known.name().equals(name) && known != PaykkaErrorCode.SUCCESS
				: code.length() == CODE_DIGITS
						&& code.chars().allMatch((character) -> character >= '0' && character <= '9');
	}

	private static ReportedFailure read(String code, Map<String, Object> members) {
		String detail = text(members, "detail");
		PaykkaErrorCode known = PaykkaErrorCode.resolve(code);
		if (known == null || (known.isRetryable() && !JsonValue.isTrue(members.get("retryable")))) {
			return new ReportedFailure(PaykkaErrorCode.UNKNOWN_ERROR, code, detail, null);
		}
		String upstreamCode = text(members, "upstreamCode");
		return new ReportedFailure(known, (upstreamCode != null && !upstreamCode.isBlank()) ? upstreamCode : code,
				detail, null);
	}

}
