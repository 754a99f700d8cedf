package com.paykka.errors.example.gateway;

import java.util.HashMap;
import java.util.Map;

import com.paykka.errors.GatewayResponse;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import org.mockito.invocation.InvocationOnMock;

/**
 * Responses of a mocked gateway.
 */
public final class GatewayResponses {

	private GatewayResponses() {
	}

	/**
	 * Respond to a payment with its own amount and a status.
	 */
	public static Map<String, Object> to(InvocationOnMock invocation, String status) {
		PaykkaGateway.Payment request = invocation.getArgument(0);
		return of(request.transId(), request.amount(), status);
	}

	/**
	 * Respond to a refund with its own amount and success.
	 */
	public static Map<String, Object> toRefund(InvocationOnMock invocation) {
		PaykkaGateway.Refund request = invocation.getArgument(0);
		return ofRefund(request.refundTransId(), request.refundAmount());
	}

	public static Map<String, Object> ofRefund(String transId, long amount) {
		return of(Map.of("merchant_id", "18356675194960", "refund_trans_id", transId, "refund_order_id", "RG1",
				"ori_order_id", "GW1", "status", "SUCCESS", "amount", amount, "currency", "EUR"));
	}

	/**
	 * Respond to a query of a payment of 12.50 EUR.
	 */
	public static Map<String, Object> toQuery(InvocationOnMock invocation, String status) {
		return of(invocation.<PaykkaQueries.Query>getArgument(0).transId(), 1250, status);
	}

	/**
	 * Respond to a query of a payment of 12.50 EUR that has failed.
	 */
	public static Map<String, Object> toFailed(InvocationOnMock invocation, String code) {
		return with(toQuery(invocation, "FAILURE"), "error_code", code);
	}

	/**
	 * Return the exception for a payment that the gateway declines.
	 */
	public static PaykkaException declined(InvocationOnMock invocation, PaykkaErrorCode code) {
		return declined(invocation.<PaykkaGateway.Payment>getArgument(0).transId(), code);
	}

	public static PaykkaException declined(String transId, PaykkaErrorCode code) {
		Map<String, Object> body = with(of(transId, 1250, "FAILURE"), "error_code", code.getCode());
		return GatewayResponse.of(200, body, null).toException();
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
