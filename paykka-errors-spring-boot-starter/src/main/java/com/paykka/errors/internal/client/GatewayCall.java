package com.paykka.errors.internal.client;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.PaykkaRequestKind;
import io.netty.channel.ChannelException;
import org.jspecify.annotations.Nullable;
import reactor.netty.channel.AbortedException;

import org.springframework.http.HttpMethod;
import org.springframework.util.ClassUtils;
import org.springframework.web.client.RestClientException;
import org.springframework.web.reactive.function.client.WebClientException;

/**
 * A call of the gateway or of a peer service, with the path as it is sent.
 */
record GatewayCall(PaykkaRequestKind kind, HttpMethod method, String path) {

	private static final boolean WEB_CLIENT = isPresent(
			"org.springframework.web.reactive.function.client.WebClientException");

	private static final boolean NETTY = isPresent("io.netty.channel.ChannelException");

	private static final boolean REACTOR_NETTY = isPresent("reactor.netty.channel.AbortedException");

	private static boolean isPresent(String type) {
		return ClassUtils.isPresent(type, GatewayCall.class.getClassLoader());
	}

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
	 * Return the exception for a call that failed: 6000 for an I/O failure or a timeout,
	 * also as the cause of an exception of Spring's clients; otherwise what was thrown,
	 * without such an exception around a {@link PaykkaException}. Spring's client on top
	 * of the JDK's may report a timeout as a canceled call. Netty's exceptions, such as
	 * for timeouts and lost connections, are not all I/O exceptions.
	 */
	Throwable toFailure(Throwable thrown) {
		Throwable cause = thrown.getCause();
		Throwable fault = (cause != null && isOfSpring(thrown)) ? cause : thrown;
		boolean unknownOutcome = fault instanceof IOException || fault instanceof TimeoutException
				|| fault instanceof CancellationException || (NETTY && fault instanceof ChannelException)
				|| (REACTOR_NETTY && fault instanceof AbortedException);
		if (unknownOutcome) {
			return noResponse(fault);
		}
		return (fault instanceof PaykkaException) ? fault : thrown;
	}

	private static boolean isOfSpring(Throwable thrown) {
		return thrown instanceof RestClientException || (WEB_CLIENT && thrown instanceof WebClientException);
	}

}
