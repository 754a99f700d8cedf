package com.paykka.errors.client;

import java.util.Map;

import com.paykka.errors.GatewayAnswer;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.PeerProblem;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * Decodes an answer of PayKKa or of a sister service, whichever client it came through.
 */
class AnswerDecoder {

	/**
	 * How much of a body is read to look for a code, in bytes.
	 */
	static final int MAX_BODY = 1024 * 1024;

	private AnswerDecoder() {
	}

	static boolean isSuccess(int status) {
		return status / 100 == 2;
	}

	/**
	 * Return whether a 2xx answer's body may hold a code: not if it is a stream or surely
	 * no JSON.
	 */
	static boolean mayHoldCode(HttpHeaders headers) {
		MediaType type = contentType(headers);
		return contentLength(headers) <= MAX_BODY && (type == null || isJson(type));
	}

	private static boolean isJson(MediaType type) {
		return type.getSubtype().equals("json")
				|| ("json".equals(type.getSubtypeSuffix()) && !type.getSubtype().equals("stream+json"));
	}

	/**
	 * Return the announced length of a body, or -1 if there is none.
	 */
	static long contentLength(HttpHeaders headers) {
		try {
			return headers.getContentLength();
		}
		catch (NumberFormatException ex) {
			return -1;
		}
	}

	private static @Nullable MediaType contentType(HttpHeaders headers) {
		try {
			return headers.getContentType();
		}
		catch (InvalidMediaTypeException ex) {
			return null;
		}
	}

	/**
	 * Decode an answer.
	 * @param status the HTTP status
	 * @param headers the headers
	 * @param body the whole body, empty if there is none or it is too large
	 * @return the exception, or {@code null} if nothing failed
	 */
	static @Nullable PaykkaException decode(int status, HttpHeaders headers, byte[] body) {
		Map<String, Object> members = AnswerBody.read(body);
		String retryAfter = headers.getFirst(HttpHeaders.RETRY_AFTER);
		if (!isSuccess(status) && isProblem(contentType(headers))) {
			PeerProblem problem = PeerProblem.of(status, members, retryAfter);
			if (problem != null) {
				return problem.toException();
			}
		}
		return GatewayAnswer.of(status, members, retryAfter).toException();
	}

	private static boolean isProblem(@Nullable MediaType type) {
		return type != null && MediaType.APPLICATION_PROBLEM_JSON.equalsTypeAndSubtype(type);
	}

}
