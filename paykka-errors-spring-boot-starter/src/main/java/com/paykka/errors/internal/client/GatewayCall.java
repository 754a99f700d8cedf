package com.paykka.errors.internal.client;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.PaykkaRequestKind;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.util.ClassUtils;
import org.springframework.web.client.RestClientException;
import org.springframework.web.reactive.function.client.WebClientException;

/**
 * A call of the gateway or of a peer service, with the path as it is sent.
 */
record GatewayCall(PaykkaRequestKind kind, HttpMethod method, String path) {

	private static final boolean WEB_CLIENT = ClassUtils.isPresent(
			"org.springframework.web.reactive.function.client.WebClientException", GatewayCall.class.getClassLoader());

	private static final List<String> LIBRARIES = List.of("io.netty.", "reactor.netty.", "org.eclipse.jetty.",
			"org.apache.hc.");

	static GatewayCall of(@Nullable PaykkaRequestKind kind, HttpMethod method, URI uri) {
		String path = uri.getRawPath();
		return new GatewayCall((kind != null) ? kind : PaykkaRequestKind.PAYMENT, method, (path != null) ? path : "");
	}

	String request() {
		return this.method + " " + this.path;
	}

	PaykkaException noResponse(Throwable cause) {
		return PaykkaException.noResponse(this.kind, request(), cause);
	}

	/**
	 * Return the exception for a call that failed: 6000 for an I/O failure, a timeout or
	 * an exception of the HTTP library's own, also as the cause of an exception of
	 * Spring's clients; otherwise what was thrown, without such an exception around a
	 * {@link PaykkaException}. Spring's client on top of the JDK's may report a timeout
	 * as a canceled call.
	 */
	Throwable toFailure(Throwable thrown) {
		Throwable cause = thrown.getCause();
		Throwable fault = (cause != null && isOfSpring(thrown)) ? cause : thrown;
		if (fault instanceof IOException || fault instanceof TimeoutException || fault instanceof CancellationException
				|| isOfLibrary(fault)) {
			return noResponse(fault);
		}
		return (fault instanceof PaykkaException) ? fault : thrown;
	}

	private static boolean isOfSpring(Throwable thrown) {
		return thrown instanceof RestClientException || (WEB_CLIENT && thrown instanceof WebClientException);
	}

	/**
	 * HTTP libraries report lost connections and broken responses by exceptions, too,
	 * that are not I/O exceptions and have no type in common.
	 */
	private static boolean isOfLibrary(Throwable fault) {
		return fault instanceof Exception && LIBRARIES.stream().anyMatch(fault.getClass().getName()::startsWith);
	}

}
