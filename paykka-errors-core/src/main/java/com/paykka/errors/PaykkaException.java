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
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A failure with a code from PayKKa's catalog, thrown by the application itself or
 * decoded from a response.
 *
 * <pre class="code">
 * throw new PaykkaException(ORDER_STATUS_CHANGE_NOT_ALLOWED, "order 42", "PAID", "CLOSED");
 * throw new PaykkaException(NETWORK_ERROR, cause);
 * throw new PaykkaException(ORDER_EXPIRED).with("orderId", id);
 * </pre>
 *
 * Arguments and properties are meant for the caller: they reach the response, with card
 * numbers masked. Nothing from the cause does.
 * <p>
 * It is unchecked, so that Spring rolls back the transaction that it leaves. Do not
 * change an instance once it has been thrown.
 *
 * @since 1.0.0
 */
public class PaykkaException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private static final Set<String> RESERVED_NAMES = Set.of("type", "title", "status", "detail", "instance", "code",
			"name", "category", "retryable", "advice", "errors", "retryAfter", "upstreamCode", "more", "traceId");

	/** Some causes never end. */
	private static final int MAX_LINKS = 100;

	private static final int MAX_MESSAGE = 4096;

	/** The code, never {@code SUCCESS}. */
	private final PaykkaErrorCode errorCode;

	/** What the upstream's response said, or nothing. */
	private final Upstream upstream;

	private transient List<@Nullable Object> arguments;

	private transient Map<String, @Nullable Object> properties = Map.of();

	/** The time to wait before another try, or {@code null} for the default. */
	private @Nullable Duration retryAfter;

	/**
	 * Create an exception with a code.
	 * @param errorCode the code
	 * @throws NullPointerException if the code is {@code null}
	 * @throws IllegalArgumentException if the code is {@code SUCCESS}, which is not an
	 * error
	 */
	public PaykkaException(PaykkaErrorCode errorCode) {
		this(errorCode, Upstream.NONE, null, true, (Object[]) null);
	}

	/**
	 * Create an exception with a code and the arguments of its message.
	 * @param errorCode the code
	 * @param arguments the values of the placeholders, by index. A last one that is a
	 * {@link Throwable} is the cause, as in SLF4J
	 * @throws NullPointerException if the code is {@code null}
	 * @throws IllegalArgumentException if the code is {@code SUCCESS}, which is not an
	 * error
	 */
	public PaykkaException(PaykkaErrorCode errorCode, @Nullable Object @Nullable ... arguments) {
		this(errorCode, Upstream.NONE, null, true, arguments);
	}

	/**
	 * Create an exception with a code, a cause and the arguments of its message.
	 * @param errorCode the code
	 * @param cause the cause, which never reaches a response
	 * @param arguments the values of the placeholders, by index. If the last one is a
	 * {@link Throwable}, it is the cause, and the other one is suppressed
	 * @throws NullPointerException if the code is {@code null}
	 * @throws IllegalArgumentException if the code is {@code SUCCESS}, which is not an
	 * error
	 */
	public PaykkaException(PaykkaErrorCode errorCode, @Nullable Throwable cause,
			@Nullable Object @Nullable ... arguments) {
		this(errorCode, Upstream.NONE, cause, true, arguments);
	}

	private PaykkaException(PaykkaErrorCode errorCode, Upstream upstream, @Nullable Throwable cause,
			boolean writableStackTrace, @Nullable Object @Nullable ... arguments) {
		super(null, lastCause(cause, arguments), true, writableStackTrace);
		this.errorCode = Objects.requireNonNull(errorCode, "The PaykkaErrorCode of a PaykkaException must not be null");
		if (errorCode == PaykkaErrorCode.SUCCESS) {
			throw new IllegalArgumentException("SUCCESS is not an error and can't be thrown");
		}
		this.upstream = upstream;
		Throwable last = lastCause(cause, arguments);
		if (cause != null && last != cause) {
			addSuppressed(cause);
		}
		boolean endsWithCause = arguments != null && arguments.length > 0 && last != null
				&& arguments[arguments.length - 1] == last;
		this.arguments = (arguments != null)
				? Collections.unmodifiableList(Arrays
					.asList(Arrays.copyOf(arguments, endsWithCause ? arguments.length - 1 : arguments.length)))
				: List.of();
	}

	private static @Nullable Throwable lastCause(@Nullable Throwable cause, @Nullable Object @Nullable [] arguments) {
		return (arguments != null && arguments.length > 0 && arguments[arguments.length - 1] instanceof Throwable last)
				? last : cause;
	}

	/**
	 * Create an exception without a stack trace, for a failure that is expected and
	 * frequent, such as a declined card.
	 * @param errorCode the code
	 * @param arguments the values of the placeholders, by index
	 * @return the exception
	 * @throws NullPointerException if the code is {@code null}
	 * @throws IllegalArgumentException if the code is {@code SUCCESS}, which is not an
	 * error
	 */
	public static PaykkaException withoutStackTrace(PaykkaErrorCode errorCode,
			@Nullable Object @Nullable ... arguments) {
		return new PaykkaException(errorCode, Upstream.NONE, null, false, arguments);
	}

	/**
	 * Create the exception that an upstream's response means. If the upstream's text
	 * matches the catalog's message, its arguments are taken from there.
	 */
	static PaykkaException of(PaykkaErrorCode errorCode, Upstream upstream, @Nullable Throwable cause) {
		String text = upstream.message();
		Object[] arguments = (text != null) ? errorCode.getMessageTemplate().argumentsOf(text) : null;
		return new PaykkaException(errorCode, upstream, cause, true, arguments);
	}

	/**
	 * Create the exception for an upstream that did not respond: connection refused or
	 * reset, unknown host, timeout. Nobody knows whether the request went through.
	 * @param kind what the request was for
	 * @param request the method and the path of the request, such as {@code POST
	 * /v3/payment/acq/payment}; may be {@code null}
	 * @param cause what went wrong, may be {@code null}
	 * @return the exception, with code 6000 and origin {@code GATEWAY}, or {@code PEER}
	 * for {@link PaykkaRequestKind#PEER}
	 */
	public static PaykkaException noResponse(PaykkaRequestKind kind, @Nullable String request,
			@Nullable Throwable cause) {
		Origin origin = (kind == PaykkaRequestKind.PEER) ? Origin.PEER : Origin.GATEWAY;
		return of(PaykkaErrorCode.NETWORK_ERROR, new Upstream(origin, null, null, null, null, null, null, request),
				cause);
	}

	/**
	 * Create the exception that {@link PaykkaCode} makes of another one.
	 */
	static PaykkaException ofAnnotated(PaykkaErrorCode errorCode, Throwable annotated) {
		return new PaykkaException(errorCode, Upstream.NONE, annotated, false, (Object[]) null);
	}

	/**
	 * Add a member to the problem in the response.
	 * @param name the member's name, not one that RFC 9457 or this project defines
	 * @param value the member's value; {@code null} leaves the member out
	 * @return this exception
	 * @throws NullPointerException if the name is {@code null}
	 * @throws IllegalArgumentException if the name is blank or reserved
	 */
	public PaykkaException with(String name, @Nullable Object value) {
		Objects.requireNonNull(name, "The name of a property must not be null");
		if (name.isBlank()) {
			throw new IllegalArgumentException("The name of a property must not be blank");
		}
		if (RESERVED_NAMES.contains(name)) {
			throw new IllegalArgumentException("The property name '" + name + "' is reserved. Choose another one.");
		}
		if (this.properties.isEmpty()) {
			this.properties = new LinkedHashMap<>();
		}
		this.properties.put(name, value);
		return this;
	}

	/**
	 * Set how long the caller should wait before trying again. The caller is told only if
	 * the code is retryable.
	 * @param retryAfter the time to wait, not negative, sent in whole seconds;
	 * {@code null} for the default, {@code paykka.errors.retry-after} in the starter
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
	 * Return whether the same request may be sent again unchanged.
	 * @return whether the code is retryable
	 */
	public boolean isRetryable() {
		return this.errorCode.isRetryable();
	}

	/**
	 * Return how long the caller should wait before trying again.
	 * @return the time, or {@code null} for the default
	 */
	public @Nullable Duration getRetryAfter() {
		return this.retryAfter;
	}

	/**
	 * Return the members that this exception adds to the problem.
	 * @return the properties in the order they were added, unmodifiable
	 */
	public Map<String, @Nullable Object> getProperties() {
		return this.properties.isEmpty() ? Map.of() : Collections.unmodifiableMap(this.properties);
	}

	/**
	 * Return where the code comes from.
	 * @return the origin
	 */
	public Origin getOrigin() {
		return this.upstream.origin();
	}

	/**
	 * Return the code as the upstream sent it, which may not be in the catalog.
	 * @return the code, at most 64 characters, without card numbers or control
	 * characters; {@code null} if the upstream sent none or the application itself chose
	 * the code
	 */
	public @Nullable String getUpstreamCode() {
		return this.upstream.code();
	}

	/**
	 * Return the text that the upstream sent with its code.
	 * @return the text, at most 500 characters, without card numbers or control
	 * characters; {@code null} if there is none
	 */
	public @Nullable String getUpstreamMessage() {
		return this.upstream.message();
	}

	/**
	 * Return the merchant's transaction number, {@code trans_id}, from the gateway's
	 * response. It is logged, but never part of a problem. If it is not that of the
	 * request, the failure belongs to another one.
	 * @return the number as it was sent, untrusted, cut to 128 characters; {@code null}
	 * if the response has none
	 */
	public @Nullable String getUpstreamTransId() {
		return this.upstream.transId();
	}

	/**
	 * Return PayKKa's order number, {@code order_id}, from the gateway's response. It is
	 * logged, but never part of a problem.
	 * @return the number as it was sent, untrusted, cut to 128 characters; {@code null}
	 * if the response has none
	 */
	public @Nullable String getUpstreamOrderId() {
		return this.upstream.orderId();
	}

	/**
	 * Return the status of the payment, {@code status}, from the gateway's response.
	 * @return the status as it was sent, at most 64 characters, without card numbers or
	 * control characters; {@code null} if the response has none
	 */
	public @Nullable String getUpstreamState() {
		return this.upstream.state();
	}

	/**
	 * Return the request that failed. It is logged, but never part of a problem.
	 * @return its method and its path without the query string, such as {@code POST
	 * /v3/payment/acq/payment}, at most 256 characters, without card numbers or control
	 * characters; {@code null} if it is unknown
	 */
	public @Nullable String getUpstreamRequest() {
		return this.upstream.request();
	}

	/**
	 * Return the HTTP status of the upstream's response.
	 * @return the status, or {@code null} if this exception does not come from an HTTP
	 * response
	 */
	public @Nullable Integer getUpstreamStatus() {
		return this.upstream.status();
	}

	/**
	 * Return the code, the name and the message on one line, with card numbers masked,
	 * such as {@code 4018 ORDER_EXPIRED: This order has expired}.
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
	 * Find the failure that an exception stands for: the nearest link in its chain of
	 * causes that is a PaykkaException or whose class has {@link PaykkaCode}. Nothing
	 * beneath an {@link Error} counts.
	 * @param throwable where to start, may be {@code null}
	 * @return the PaykkaException, or a new one with the annotation's code and that link
	 * as its cause; {@code null} if there is none among the first hundred links
	 */
	public static @Nullable PaykkaException find(@Nullable Throwable throwable) {
		return find(throwable, (link) -> null);
	}

	/**
	 * Find the failure that an exception stands for, also with the help of a translator.
	 * Each link of the chain is first asked for its own code, then given to the
	 * translator, then searched for {@link PaykkaCode}.
	 * @param throwable where to start, may be {@code null}
	 * @param translator returns what a link stands for, or {@code null}
	 * @return the failure, or {@code null} if there is none
	 */
	public static @Nullable PaykkaException find(@Nullable Throwable throwable,
			Function<? super Throwable, ? extends @Nullable PaykkaException> translator) {
		Throwable link = throwable;
		for (int i = 0; link != null && i < MAX_LINKS; i++) {
			if (link instanceof PaykkaException exception) {
				return exception;
			}
			PaykkaException translated = translator.apply(link);
			if (translated == null) {
				translated = AnnotatedCodes.failureOf(link);
			}
			if (translated != null) {
				return translated;
			}
			link = (link instanceof Error) ? null : causeOf(link);
		}
		return null;
	}

	private static @Nullable Throwable causeOf(Throwable link) {
		try {
			return link.getCause();
		}
		catch (VirtualMachineError ex) {
			throw ex;
		}
		catch (Throwable ex) {
			return null;
		}
	}

	/**
	 * Write arguments and properties as text, because they need not be serializable.
	 * @param out the stream to write to
	 * @throws IOException if the stream does
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

	/**
	 * Read arguments and properties as text.
	 * @param in the stream to read from
	 * @throws IOException if the stream does
	 * @throws ClassNotFoundException if the stream comes from another program
	 */
	@Serial
	@SuppressWarnings("unchecked")
	private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
		in.defaultReadObject();
		this.arguments = new ArrayList<>(Arrays.asList((String[]) in.readObject()));
		this.properties = (Map<String, @Nullable Object>) in.readObject();
	}

	/**
	 * Where a code comes from.
	 */
	public enum Origin {

		/** The application itself. */
		APPLICATION,

		/** The PayKKa gateway. */
		GATEWAY,

		/** A peer service that also uses this project. */
		PEER

	}

}
