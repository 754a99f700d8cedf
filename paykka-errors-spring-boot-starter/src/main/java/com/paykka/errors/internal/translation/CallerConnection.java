package com.paykka.errors.internal.translation;

import java.io.IOException;
import java.net.ConnectException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Distinguishes failures of the caller's connection from failures of the application's
 * connections to other services. Messages count only if the container threw the
 * exception, because elsewhere they may quote the caller.
 */
public final class CallerConnection {

	private static final Set<String> THROWN_BY_CONTAINER = Set.of("org.apache.catalina.connector.ClientAbortException",
			"org.springframework.web.context.request.async.AsyncRequestNotUsableException");

	private static final List<String> CONTAINERS = List.of("org.apache.catalina.", "org.apache.coyote.",
			"org.apache.tomcat.util.net.", "org.eclipse.jetty.server.", "org.eclipse.jetty.ee", "io.undertow.",
			"org.xnio.");

	/** What the containers share with the JDK and with clients. */
	private static final List<String> SHARED = List.of("java.", "javax.", "jdk.", "sun.", "jakarta.servlet.",
			"org.eclipse.jetty.io.", "org.eclipse.jetty.http.", "org.eclipse.jetty.util.");

	private static final List<String> NETTY = List.of("io.netty.", "reactor.netty.");

	/** What Spring wraps around an exception thrown while reading a reactive request. */
	private static final Set<String> READERS = Set.of("org.springframework.web.server.ServerWebInputException",
			"org.springframework.core.codec.DecodingException");

	private static final Set<String> LOST = Set.of("AbortedException", "ClientAbortException", "EOFException",
			"EofException", "AsyncRequestNotUsableException", "ClosedChannelException");

	private CallerConnection() {
	}

	/**
	 * Return whether the caller is gone, so that nobody is left to respond to.
	 * @param thrown the exception as it was thrown
	 * @return whether the connection to the caller is lost
	 */
	public static boolean isLost(Throwable thrown) {
		Throwable link = linkIn(thrown);
		return link != null && Causes.of(link)
			.stream()
			.anyMatch((current) -> LOST.contains(current.getClass().getSimpleName()) || saysLost(current.getMessage()));
	}

	private static boolean saysLost(@Nullable String message) {
		String text = (message != null) ? message.toLowerCase(Locale.ROOT) : "";
		return text.contains("broken pipe") || text.contains("connection reset");
	}

	/**
	 * Find the link of a chain of causes at which the caller's connection is at fault.
	 * @param thrown the exception as it was thrown
	 * @return the link, or {@code null} if there is none
	 */
	static @Nullable Throwable linkIn(Throwable thrown) {
		boolean reading = true;
		for (Throwable current : Causes.of(thrown)) {
			if (isThrownByContainer(current) || (reading && isThrownByNetty(current))) {
				return current;
			}
			reading &= READERS.contains(current.getClass().getName());
		}
		return null;
	}

	private static boolean isThrownByContainer(Throwable throwable) {
		return THROWN_BY_CONTAINER.contains(throwable.getClass().getName())
				|| (throwable instanceof IOException && startsWithAny(origin(throwable), CONTAINERS));
	}

	/**
	 * Netty serves and calls in the same threads with the same code, but Spring's clients
	 * wrap its exceptions.
	 */
	private static boolean isThrownByNetty(Throwable throwable) {
		return startsWithAny(throwable.getClass().getName(), List.of("reactor.netty.channel.AbortedException"))
				|| (throwable instanceof IOException && !(throwable instanceof ConnectException)
						&& startsWithAny(origin(throwable), NETTY));
	}

	/**
	 * Return the class that threw an exception, ignoring classes that all connections
	 * share.
	 */
	private static String origin(Throwable throwable) {
		for (StackTraceElement frame : throwable.getStackTrace()) {
			if (!startsWithAny(frame.getClassName(), SHARED)) {
				return frame.getClassName();
			}
		}
		// Netty's own exceptions, for instance, may have no stack trace
		return throwable.getClass().getName();
	}

	private static boolean startsWithAny(String name, List<String> prefixes) {
		for (String prefix : prefixes) {
			if (name.startsWith(prefix)) {
				return true;
			}
		}
		return false;
	}

}
