package com.paykka.errors.test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

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
	 * Return a member of the body.
	 * @param name the name
	 * @return the value as text, or {@code null} if the body has none at its top level
	 * that is a text or a number
	 */
	public @Nullable String member(String name) {
		return PaymentRequest.of(Json.read(this.body.getBytes(StandardCharsets.UTF_8))).text(name);
	}

	/**
	 * Return those that repeat an earlier one, or pay an order again although an earlier
	 * payment has not failed.
	 */
	static List<SandboxRequest> repeatsIn(List<SandboxRequest> requests,
			Function<SandboxRequest, @Nullable Object> order, Predicate<SandboxRequest> failed) {
		List<List<@Nullable String>> seen = new ArrayList<>();
		Set<Object> orders = new HashSet<>();
		List<SandboxRequest> repeats = new ArrayList<>();
		for (SandboxRequest request : requests) {
			List<@Nullable String> key = new ArrayList<>();
			Collections.addAll(key, request.method, request.path,
					(request.transId != null) ? request.transId : request.body);
			if (request.isQuery()) {
				continue;
			}
			Object paid = request.isPayment() ? order.apply(request) : null;
			if (seen.contains(key) || (paid != null && orders.contains(paid))) {
				repeats.add(request);
			}
			seen.add(key);
			if (paid != null && !failed.test(request)) {
				orders.add(paid);
			}
		}
		return List.copyOf(repeats);
	}

	private boolean isPayment() {
		Operation operation = Operation.of(this.path);
		SandboxTransaction.Type type = (operation != null) ? operation.action().type() : null;
		return type != null && type.isPayment();
	}

	private boolean isQuery() {
		return this.path.endsWith("/query");
	}

	@Override
	public String toString() {
		return SafeText.line(this.method + " " + this.path + " " + this.body, 512);
	}

}
