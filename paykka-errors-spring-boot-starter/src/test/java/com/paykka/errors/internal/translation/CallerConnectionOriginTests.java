package com.paykka.errors.internal.translation;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.codec.DecodingException;

import static org.assertj.core.api.Assertions.assertThat;

class CallerConnectionOriginTests {

	@ParameterizedTest
	@ValueSource(strings = { "org.apache.coyote.http11.Http11InputBuffer", "org.eclipse.jetty.server.Request",
			"org.eclipse.jetty.ee10.servlet.HttpInput", "io.undertow.servlet.spec.ServletInputStreamImpl" })
	void exceptionOfAContainerIsTheCallers(String container) {
		IOException thrown = thrownBy(new SocketTimeoutException(), "sun.nio.ch.NioSocketImpl", container,
				"com.example.Controller");
		assertThat(CallerConnection.linkIn(new IllegalStateException(thrown))).isSameAs(thrown);
	}

	@ParameterizedTest
	@ValueSource(strings = { "com.example.GatewayClient", "org.springframework.http.client.SimpleClientHttpResponse",
			"org.apache.hc.core5.http.impl.io.SessionInputBufferImpl", "org.eclipse.jetty.client.HttpReceiver" })
	void exceptionOfAClientWithinARequestIsNot(String client) {
		IOException thrown = thrownBy(new SocketTimeoutException(), "sun.nio.ch.NioSocketImpl", client,
				"org.apache.catalina.core.StandardWrapperValve");
		assertThat(CallerConnection.linkIn(thrown)).isNull();
	}

	@Test
	void exceptionOfNettyIsTheCallersWhileReading() {
		IOException thrown = thrownBy(new IOException("Connection reset by peer"), "io.netty.channel.nio.NioEventLoop");
		assertThat(CallerConnection.linkIn(thrown)).isSameAs(thrown);
		assertThat(CallerConnection.linkIn(new DecodingException("unreadable", thrown))).isSameAs(thrown);
		assertThat(CallerConnection.linkIn(new IllegalStateException(thrown))).isNull();
	}

	@Test
	void refusedConnectionIsNeverTheCallers() {
		assertThat(CallerConnection.linkIn(thrownBy(new ConnectException(), "io.netty.channel.nio.NioEventLoop")))
			.isNull();
	}

	@Test
	void malformedRequestMeansTheCallerIsStillThere() {
		assertThat(CallerConnection.isLost(thrownBy(new IOException("Invalid chunk"), "org.apache.coyote.Request")))
			.isFalse();
		assertThat(CallerConnection.isLost(thrownBy(new EOFException(), "org.apache.coyote.Request"))).isTrue();
	}

	private static IOException thrownBy(IOException exception, String... classes) {
		StackTraceElement[] frames = new StackTraceElement[classes.length];
		for (int i = 0; i < classes.length; i++) {
			frames[i] = new StackTraceElement(classes[i], "read", null, -1);
		}
		exception.setStackTrace(frames);
		return exception;
	}

}
