package com.paykka.errors;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * A failure with a code of PayKKa's catalogue, thrown by the application itself or
 * decoded from an answer.
 *
 * <pre class="code">
 * throw new PaykkaException(ORDER_STATUS_CHANGE_NOT_ALLOWED, "order 42", "PAID", "CLOSED");
 * throw new PaykkaException(NETWORK_ERROR, cause);
 * throw new PaykkaException(ORDER_EXPIRED).with("orderId", id);
 * </pre>
 *
 * What it carries besides the cause is meant for the caller: arguments and properties
 * reach the response, with card numbers masked. Of the cause nothing does.
 */
public class PaykkaException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private static final Set<String> RESERVED_NAMES = Set.of("type", "title", "status", "detail", "instance", "code",
			"name", "category", "retryable", "advice", "errors", "retryAfter", "upstreamCode");

	private static final int MAX_MESSAGE = 4096;

	private final PaykkaErrorCode errorCode;

	private final Upstream upstream;

	private transient List<@Nullable Object> arguments;

	private transient Map<String, @Nullable Object> properties = new LinkedHashMap<>();

	private @Nullable Duration retryAfter;

	/**
	 * Create an exception of a code.
	 * @param errorCode the code
	 * @throws NullPointerException if the code is {@code null}
	 * @throws IllegalArgumentException if the code is {@code SUCCESS}, which is no error
	 */
	public PaykkaException(PaykkaErrorCode errorCode) {
		this(errorCode, Upstream.NONE, null, true, (Object[]) null);
	}

	/**
	 * Create an exception of a code with arguments of its message.
	 * @param errorCode the code
	 * @param arguments the values of the placeholders, in their order
	 * @throws NullPointerException if the code is {@code null}
	 * @throws IllegalArgumentException if the code is {@code SUCCESS}, which is no error
	 */
	public PaykkaException(PaykkaErrorCode errorCode, @Nullable Object @Nullable ... arguments) {
		this(errorCode, Upstream.NONE, null, true, arguments);
	}

	/**
	 * Create an exception of a code with a cause and arguments of its message.
	 * @param errorCode the code
	 * @param cause the cause, of which nothing reaches a response
	 * @param arguments the values of the placeholders, in their order
	 * @throws NullPointerException if the code is {@code null}
	 * @throws IllegalArgumentException if the code is {@code SUCCESS}, which is no error
	 */
	public PaykkaException(PaykkaErrorCode errorCode, @Nullable Throwable cause,
			@Nullable Object @Nullable ... arguments) {
		this(errorCode, Upstream.NONE, cause, true, arguments);
	}

	private PaykkaException(PaykkaErrorCode errorCode, Upstream upstream, @Nullable Throwable cause,
			boolean writableStackTrace, @Nullable Object @Nullable ... arguments) {
		super(null, cause, true, writableStackTrace);
		this.errorCode = Objects.requireNonNull(errorCode, "The PaykkaErrorCode of a PaykkaException must not be null");
		if (errorCode == PaykkaErrorCode.SUCCESS) {
			throw new IllegalArgumentException("SUCCESS is no error and can't be thrown");
		}
		this.upstream = upstream;
		this.arguments = (arguments != null) ? Collections.unmodifiableList(Arrays.asList(arguments.clone()))
				: List.of();
	}

	/**
	 * Create an exception that records no stack trace, for a failure that is expected and
	 * frequent, such as a declined card.
	 * @param errorCode the code
	 * @param arguments the values of the placeholders, in their order
	 * @return the exception
	 */
	public static PaykkaException withoutStackTrace(PaykkaErrorCode errorCode,
			@Nullable Object @Nullable ... arguments) {
		return new PaykkaException(errorCode, Upstream.NONE, null, false, arguments);
	}

	/**
	 * Create the exception that an upstream's answer means. The arguments of its message
	 * are read from the upstream's text, as far as that is the catalogue's.
	 */
	static PaykkaException of(PaykkaErrorCode errorCode, Upstream upstream, @Nullable Throwable cause) {
		String text = upstream.message();
		Object[] arguments = (text != null) ? errorCode.getMessageTemplate().argumentsOf(text) : null;
		return new PaykkaException(errorCode, upstream, cause, true, arguments);
	}

	/**
	 * Add a member to the problem that the caller gets.
	 * @param name the member's name, none of those that RFC 9457 or this project owns
	 * @param value the member's value; {@code null} leaves the member out
	 * @return this exception
	 * @throws IllegalArgumentException if the name is blank or reserved
	 */
	public PaykkaException with(String name, @Nullable Object value) {
		Objects.requireNonNull(name, "The name of a property must not be null");
		if (name.isBlank()) {
			throw new IllegalArgumentException("The name of a property must not be blank");
		}
		if (RESERVED_NAMES.contains(name)) {
			throw new IllegalArgumentException("The property name '" + name + "' is reserved, choose another one");
		}
		this.properties.put(name, value);
		return this;
	}

	/**
	 * Say after which time the caller may try again. It reaches the caller only where the
	 * code is retryable.
	 * @param retryAfter the time to wait, not negative; {@code null} for the default
	 * @return this exception
	 * @throws IllegalArgumentException if the time is negative
	 */
	public PaykkaException retryAfter(@Nullable Duration retryAfter) {
		if (retryAfter != null && retryAfter.isNegative()) {
			throw new IllegalArgumentException("The time to retry after must not be negative: " + retryAfter);
		}
		this.retryAfter = retryAfter;
		return this;
	}

	/**
	 * Return the code.
	 * @return the code, never {@code SUCCESS}
	 */
	public PaykkaErrorCode getErrorCode() {
		return this.errorCode;
	}

	/**
	 * Return the arguments of the message.
	 * @return a copy of the arguments
	 */
	public @Nullable Object[] getArguments() {
		return this.arguments.toArray();
	}

	/**
	 * Return whether the same request may be sent again as it is.
	 * @return whether the code is retryable
	 */
	public boolean isRetryable() {
		return this.errorCode.isRetryable();
	}

	/**
	 * Return the time after which the caller may try again.
	 * @return the time, or {@code null} for the default
	 */
	public @Nullable Duration getRetryAfter() {
		return this.retryAfter;
	}

	/**
	 * Return the members that this exception adds to the problem.
	 * @return the properties in the order in which they were added, unmodifiable
	 */
	public Map<String, @Nullable Object> getProperties() {
		return Collections.unmodifiableMap(this.properties);
	}

	/**
	 * Return where the code was decided.
	 * @return the origin
	 */
	public Origin getOrigin() {
		return this.upstream.origin();
	}

	/**
	 * Return the code as the upstream sent it, which may be one that the catalogue lacks.
	 * @return the code, at most 64 characters and without card numbers or control
	 * characters; {@code null} if the upstream sent none or this application decided it
	 */
	public @Nullable String getUpstreamCode() {
		return this.upstream.code();
	}

	/**
	 * Return the text that the upstream sent with its code.
	 * @return the text, at most 500 characters and without card numbers or control
	 * characters; {@code null} if there is none
	 */
	public @Nullable String getUpstreamMessage() {
		return this.upstream.message();
	}

	/**
	 * Return the merchant's own number of the transaction, {@code trans_id}, as the
	 * gateway's answer named it. It reaches the log line, but no problem.
	 * @return the number, at most 128 characters and without card numbers or control
	 * characters; {@code null} if the answer named none
	 */
	public @Nullable String getUpstreamTransId() {
		return this.upstream.transId();
	}

	/**
	 * Return PayKKa's number of the order, {@code order_id}, as the gateway's answer
	 * named it. It reaches the log line, but no problem.
	 * @return the number, at most 128 characters and without card numbers or control
	 * characters; {@code null} if the answer named none
	 */
	public @Nullable String getUpstreamOrderId() {
		return this.upstream.orderId();
	}

	/**
	 * Return the HTTP status of the upstream's answer.
	 * @return the status, or {@code null} if no HTTP answer led to this exception
	 */
	public @Nullable Integer getUpstreamStatus() {
		return this.upstream.status();
	}

	/**
	 * Return code, name and message on one line, with card numbers masked, such as
	 * {@code 4018 ORDER_EXPIRED: This order has expired}.
	 */
	@Override
	public String getMessage() {
		if (this.arguments.isEmpty()) {
			return this.errorCode.toLine();
		}
		String message = this.errorCode.getMessageTemplate().render(this.arguments.toArray());
		return this.errorCode.getCode() + ' ' + this.errorCode.name() + ": " + SafeText.line(message, MAX_MESSAGE);
	}

	/**
	 * Find the first PaykkaException in a chain of causes, which may be circular.
	 * @param throwable where to begin, may be {@code null}
	 * @return the exception itself or the nearest cause, or {@code null} if there is none
	 */
	public static @Nullable PaykkaException find(@Nullable Throwable throwable) {
		return find(throwable, (link) -> true);
	}

	/**
	 * Find the exception that decides what may be done about a failure: the nearest of
	 * the chain, unless an {@link Error} comes first.
	 */
	static @Nullable PaykkaException findDeciding(@Nullable Throwable throwable) {
		return find(throwable, (link) -> !(link instanceof Error));
	}

	private static @Nullable PaykkaException find(@Nullable Throwable throwable, Predicate<Throwable> passable) {
		Throwable current = throwable;
		// Set after 1, 2, 4, 8… steps: in a circle it is met again
		Throwable mark = null;
		for (int steps = 0; current != null && current != mark && passable.test(current); steps++) {
			if (current instanceof PaykkaException exception) {
				return exception;
			}
			if (Integer.bitCount(steps) == 1) {
				mark = current;
			}
			current = current.getCause();
		}
		return null;
	}

	/**
	 * Arguments and properties of any type are written as their text, as they need not be
	 * serializable.
	 */
	@Serial
	private void writeObject(ObjectOutputStream out) throws IOException {
		out.defaultWriteObject();
		out.writeObject(this.arguments.stream().map(MessageTemplate::toText).toArray(String[]::new));
		Map<String, @Nullable Object> texts = new LinkedHashMap<>();
		this.properties
			.forEach((name, value) -> texts.put(name, isPlain(value) ? value : MessageTemplate.toText(value)));
		out.writeObject(texts);
	}

	private static boolean isPlain(@Nullable Object value) {
		return value == null || value instanceof Boolean || value instanceof Integer || value instanceof Long;
	}

	@Serial
	@SuppressWarnings("unchecked")
	private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
		in.defaultReadObject();
		this.arguments = new ArrayList<>(Arrays.asList((String[]) in.readObject()));
		this.properties = (Map<String, @Nullable Object>) in.readObject();
	}

	/**
	 * Where a code was decided.
	 */
	public enum Origin {

		/** The application itself. */
		APPLICATION,

		/** The PayKKa gateway. */
		GATEWAY,

		/** A sister service that answers with this project's problems. */
		PEER

	}

}
