package com.paykka.errors.test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.paykka.errors.SafeText;
import org.jspecify.annotations.Nullable;

/**
 * A request that the sandbox received. Card numbers are masked in its text form, but not
 * in its {@link #body()}.
 *
 * @since 1.0.0
 * @param method the method
 * @param path the path as it was sent
 * @param headers the headers, by name in any case
 * @param body the body, in UTF-8
 * @param transId the member {@code trans_id} of the body, of a refund {@code
 * refund_trans_id}, or the one in the path, or {@code null} if there is none
 */
public record SandboxRequest(String method, String path, Map<String, List<String>> headers, String body,
		@Nullable String transId) {

	static SandboxRequest of(String method, String path, Map<String, List<String>> headers, byte[] body,
			@Nullable String transId) {
		Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
		return new SandboxRequest(method, path, Collections.unmodifiableMap(copy),
				new String(body, StandardCharsets.UTF_8), transId);
	}

	/**
	 * Return the first value of a header.
	 * @param name the name, in any case
	 * @return the value, or {@code null} if the header is missing
	 */
	public @Nullable String header(String name) {
		List<String> values = this.headers.get(name);
		return (values != null) ? values.get(0) : null;
	}

	/**
	 * Return those that repeat an earlier one.
	 */
	static List<SandboxRequest> repeatsIn(List<SandboxRequest> requests) {
		List<List<@Nullable String>> seen = new ArrayList<>();
		List<SandboxRequest> repeats = new ArrayList<>();
		for (SandboxRequest request : requests) {
			List<@Nullable String> key = new ArrayList<>();
			Collections.addAll(key, request.method, request.path,
					(request.transId != null) ? request.transId : request.body);
			if (request.isQuery()) {
				continue;
			}
			if (seen.contains(key)) {
				repeats.add(request);
			}
			seen.add(key);
		}
		return List.copyOf(repeats);
	}

	private boolean isQuery() {
		return this.path.endsWith("/query");
	}

	@Override
	public String toString() {
		return SafeText.line(this.method + " " + this.path + " " + this.body, 512);
	}

}
