package com.paykka.errors.example.gateway;

import java.util.HashMap;
import java.util.Map;

import org.mockito.invocation.InvocationOnMock;

/**
 * Responses of a mocked gateway.
 */
public final class GatewayResponses {

	private GatewayResponses() {
	}

	/**
	 * Respond to a request with its own amount and a status.
	 */
	public static Map<String, Object> to(InvocationOnMock invocation, String status) {
		PaykkaGateway.Request request = invocation.getArgument(invocation.getArguments().length - 1);
		return of(request.transId(), request.amount(), status);
	}

	/**
	 * Respond to a query of a payment of 12.50 EUR.
	 */
	public static Map<String, Object> toQuery(InvocationOnMock invocation, String status) {
		return of(invocation.getArgument(0), 1250, status);
	}

	public static Map<String, Object> of(String transId, long amount, String status) {
		return of(Map.of("merchant_id", "18356675194960", "trans_id", transId, "order_id", "GW1", "status", status,
				"amount", amount, "currency", "EUR"));
	}

	public static Map<String, Object> of(Map<String, Object> data) {
		return Map.of("ret_code", "000000", "data", data);
	}

	/**
	 * Change a member of {@code data}, or remove it.
	 */
	public static Map<String, Object> with(Map<String, Object> response, String name, Object value) {
		Map<String, Object> data = new HashMap<>();
		((Map<?, ?>) response.get("data")).forEach((key, member) -> data.put(key.toString(), member));
		data.put(name, value);
		data.values().removeIf((member) -> member.equals(""));
		return of(data);
	}

}
