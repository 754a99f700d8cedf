package com.paykka.errors.internal.client;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Distinguishes exceptions of the application's other interceptors from those of the HTTP
 * client. The same call throws both, and clients throw exceptions of any type, so only
 * the stack trace shows the difference.
 */
final class InterceptorFault {

	private static final String DECODER = DecodingInterceptor.class.getName();

	private static final String CHAIN = "org.springframework.http.client.InterceptingClientHttpRequest$";

	private static final List<String> CLIENTS = List.of("jdk.internal.net.http.", "sun.net.www.", "org.apache.hc.",
			"org.eclipse.jetty.", "reactor.netty.", "io.netty.", "okhttp3.");

	private InterceptorFault() {
	}

	/**
	 * Return whether an exception comes from an interceptor after the decoding one, and
	 * so says nothing about the response.
	 * @param thrown the exception that the call threw
	 * @return whether an interceptor threw it
	 */
	static boolean isThrownByAnother(Throwable thrown) {
		StackTraceElement[] frames = thrown.getStackTrace();
		int decoder = indexOfDecoder(frames);
		if (decoder < 0) {
			// Thrown in another thread, such as a client's own, or without a stack trace
			return !(thrown instanceof IOException) && Arrays.stream(frames).noneMatch(InterceptorFault::isClient);
		}
		for (int i = decoder - 1; i >= 0; i--) {
			if (isSending(frames[i])) {
				if (isCalledByChain(frames, i)) {
					return false;
				}
				if (frames[i].getClassName().contains("ClientHttpRequest")) {
					// A request that an interceptor sends itself
					return true;
				}
			}
		}
		// An interceptor that reads a broken response is not at fault
		return Arrays.stream(frames, 0, decoder).noneMatch(InterceptorFault::isResponse);
	}

	/**
	 * Return the index of the innermost one, because an interceptor may call a client
	 * that also decodes.
	 */
	private static int indexOfDecoder(StackTraceElement[] frames) {
		for (int i = 0; i < frames.length; i++) {
			if (frames[i].getClassName().equals(DECODER)) {
				return i;
			}
		}
		return -1;
	}

	private static boolean isSending(StackTraceElement frame) {
		String method = frame.getMethodName();
		return (method.equals("execute") || method.equals("createRequest")) && !frame.getClassName().startsWith(CHAIN);
	}

	private static boolean isCalledByChain(StackTraceElement[] frames, int request) {
		int caller = request + 1;
		// Framework 7 copies the body in between
		while (frames[caller].getClassName().startsWith("org.springframework.http.client.Abstract")) {
			caller++;
		}
		return frames[caller].getClassName().startsWith(CHAIN);
	}

	private static boolean isClient(StackTraceElement frame) {
		return CLIENTS.stream().anyMatch(frame.getClassName()::startsWith);
	}

	private static boolean isResponse(StackTraceElement frame) {
		boolean library = isClient(frame) || frame.getClassName().startsWith("org.springframework.http.client.");
		return library
				&& (frame.getClassName().contains("ClientHttpResponse") || frame.getMethodName().startsWith("read"));
	}

}
