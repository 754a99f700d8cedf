package com.paykka.errors.example.sandbox;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpServer;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Serves the sandbox on its own port, to this machine only.
 */
@Component
@ConditionalOnBooleanProperty("sandbox.enabled")
class SandboxServer implements SmartLifecycle {

	static {
		// Otherwise the body of an answer waits 40 ms until the client has acknowledged
		// the head
		System.setProperty("sun.net.httpserver.nodelay", "true");
	}

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final HttpServer server;

	private volatile boolean running;

	// Bind the port here, so that other beans can already ask for its number
	SandboxServer(SandboxProperties properties, SandboxApi api) throws IOException {
		this.server = bind(properties.port());
		this.server.setExecutor(this.threads);
		this.server.createContext("/", api);
	}

	private static HttpServer bind(int port) throws IOException {
		try {
			return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
		}
		catch (BindException ex) {
			throw new InvalidConfigurationPropertyValueException("sandbox.port", port,
					"The port is in use. Choose another one, or set sandbox.enabled=false if another instance's sandbox is there");
		}
	}

	int port() {
		return this.server.getAddress().getPort();
	}

	@Override
	public void start() {
		this.server.start();
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		this.server.stop(0);
		this.threads.shutdown();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	// Start before the shop's own port opens and stop after it closes
	@Override
	public int getPhase() {
		return 0;
	}

	// A stopped server can't be started again
	@Override
	public boolean isPauseable() {
		return false;
	}

}
