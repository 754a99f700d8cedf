package com.paykka.errors.test;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import com.paykka.errors.PaykkaErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * A notification that the {@linkplain PaykkaSandbox#notify sandbox posts} to the
 * merchant. If the sandbox has processed the transaction, it also has its order,
 * merchant, amount and currency; for a refund, {@code trans_id} is the merchant's number
 * of the refund, {@code order_id} the one of the payment, and {@code refund_order_id} the
 * refund's. Instances are immutable and may be posted any number of times, in any order.
 *
 * @since 1.0.0
 */
public final class SandboxNotification {

	private final Map<String, @Nullable Object> members;

	private SandboxNotification(Map<String, @Nullable Object> members) {
		this.members = members;
	}

	/**
	 * Create a {@code PAYMENT.AUTHORIZATION} notification.
	 * @param transId the {@code trans_id} of the payment
	 * @return the notification
	 */
	public static SandboxNotification paymentAuthorized(String transId) {
		return of("PAYMENT.AUTHORIZATION", transId, "AUTHORIZED");
	}

	/**
	 * Create a {@code PAYMENT.SUCCESS} notification.
	 * @param transId the {@code trans_id} of the payment
	 * @return the notification
	 */
	public static SandboxNotification paymentSuccess(String transId) {
		return of("PAYMENT.SUCCESS", transId, "SUCCESS");
	}

	/**
	 * Create a {@code PAYMENT.FAILURE} notification.
	 * @param transId the {@code trans_id} of the payment
	 * @param code why it failed
	 * @return the notification
	 */
	public static SandboxNotification paymentFailure(String transId, PaykkaErrorCode code) {
		return of("PAYMENT.FAILURE", transId, "FAILURE").failed(code);
	}

	/**
	 * Create a {@code PAYMENT.CANCELED} notification.
	 * @param transId the {@code trans_id} of the payment
	 * @return the notification
	 */
	public static SandboxNotification paymentCanceled(String transId) {
		return of("PAYMENT.CANCELED", transId, "CANCELED");
	}

	/**
	 * Create a {@code REFUND.SUCCESS} notification.
	 * @param transId the {@code refund_trans_id} of the refund
	 * @return the notification
	 */
	public static SandboxNotification refundSuccess(String transId) {
		return of("REFUND.SUCCESS", transId, "SUCCESS");
	}

	/**
	 * Create a {@code REFUND.FAILURE} notification.
	 * @param transId the {@code refund_trans_id} of the refund
	 * @param code why it failed
	 * @return the notification
	 */
	public static SandboxNotification refundFailure(String transId, PaykkaErrorCode code) {
		return of("REFUND.FAILURE", transId, "FAILURE").failed(code);
	}

	/**
	 * Create a notification of a dispute, which has an {@code event_type} and no
	 * {@code notify_type}.
	 * @param transId the {@code trans_id} of the payment
	 * @return the notification
	 */
	public static SandboxNotification dispute(String transId) {
		return new SandboxNotification(Map.of()).with("event_type", "DISPUTE").with("trans_id", transId);
	}

	/**
	 * Create a notification of any type and status.
	 * @param notifyType the {@code notify_type}
	 * @param transId the {@code trans_id} of the payment or the refund
	 * @param status the {@code status}
	 * @return the notification
	 */
	public static SandboxNotification of(String notifyType, String transId, String status) {
		return new SandboxNotification(Map.of()).with("notify_type", notifyType)
			.with("trans_id", transId)
			.with("status", status);
	}

	private SandboxNotification failed(PaykkaErrorCode code) {
		return with("error_code", code.getCode()).with("error_description", code.getMessageTemplate().toString());
	}

	/**
	 * Return this notification with another member.
	 * @param name the name
	 * @param value the value, {@code null} to leave the member out
	 * @return the notification
	 */
	public SandboxNotification with(String name, @Nullable Object value) {
		Map<String, @Nullable Object> changed = new LinkedHashMap<>(this.members);
		changed.put(name, value);
		return new SandboxNotification(changed);
	}

	Reply post(HttpClient http, URI url, SandboxLedger ledger, @Nullable SandboxSignature signature)
			throws IOException {
		byte[] body = Json.write(complete(ledger));
		HttpRequest.Builder request = HttpRequest.newBuilder(url)
			.timeout(Duration.ofSeconds(10))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofByteArray(body));
		if (signature != null) {
			signature.sign("POST", url.getRawPath(), body).forEach(request::header);
		}
		try {
			HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
			return new Reply(response.statusCode(), new String(response.body(), StandardCharsets.UTF_8));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException();
		}
	}

	private Map<String, @Nullable Object> complete(SandboxLedger ledger) {
		boolean refund = String.valueOf(this.members.get("notify_type")).startsWith("REFUND.");
		SandboxTransaction transaction = (this.members.get("trans_id") instanceof String transId)
				? ledger.find(transId, refund) : null;
		Map<String, @Nullable Object> complete = new LinkedHashMap<>();
		if (transaction != null) {
			complete.putAll(transaction.toNotification());
			complete.keySet().removeAll(SandboxTransaction.OUTCOME);
		}
		complete.putAll(this.members);
		complete.values().removeIf((value) -> value == null);
		return complete;
	}

	/**
	 * What the merchant replied.
	 *
	 * @param status the HTTP status
	 * @param body the body
	 */
	public record Reply(int status, String body) {

		/**
		 * Return whether PayKKa considers the notification delivered.
		 * @return whether the status is 200 and the body has {@code ret_code} 000000
		 */
		public boolean isAcknowledged() {
			Map<String, @Nullable Object> members = Json.read(this.body.getBytes(StandardCharsets.UTF_8));
			return this.status == 200 && members != null && "000000".equals(members.get("ret_code"));
		}

	}

}
