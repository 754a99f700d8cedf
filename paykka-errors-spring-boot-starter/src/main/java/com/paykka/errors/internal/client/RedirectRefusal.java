package com.paykka.errors.internal.client;

import java.util.Map;

import com.paykka.errors.GatewayResponse;
import com.paykka.errors.PaykkaException;
import reactor.netty.http.client.HttpClientInfos;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.util.ClassUtils;
import org.springframework.web.reactive.function.client.ClientRequest;

/**
 * Refuses to resend a payment when Reactor Netty follows a redirect. It would resend the
 * body too, even after a 301 or 302. Other libraries don't reveal that they follow a
 * redirect, or offer no way to intervene.
 */
final class RedirectRefusal {

	private static final boolean REACTOR_NETTY = ClassUtils.isPresent("reactor.netty.http.client.HttpClientInfos",
			RedirectRefusal.class.getClassLoader());

	private RedirectRefusal() {
	}

	/**
	 * Return the request to send instead.
	 * @param call the call
	 * @param request what is about to be sent
	 * @return a request that fails instead of being redirected, just as an unfollowed
	 * redirect without a body would; a {@code GET} or {@code HEAD} request is returned
	 * unchanged
	 */
	static ClientRequest apply(GatewayCall call, ClientRequest request) {
		if (!REACTOR_NETTY || request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD)) {
			return request;
		}
		return ClientRequest.from(request).httpRequest((sent) -> NettyRequest.refuseIfRedirected(call, sent)).build();
	}

	/**
	 * Loaded only if Reactor Netty is present.
	 */
	private static final class NettyRequest {

		// Called again for each request that the library sends on its own
		static void refuseIfRedirected(GatewayCall call, ClientHttpRequest request) {
			Object sent = request.getNativeRequest();
			if (sent instanceof HttpClientInfos infos && infos.redirectedFrom().length > 0) {
				PaykkaException failure = GatewayResponse
					.of(call.kind(), HttpStatus.FOUND.value(), Map.of(), null, call.request())
					.toException();
				if (failure != null) {
					throw failure;
				}
			}
		}

	}

}
