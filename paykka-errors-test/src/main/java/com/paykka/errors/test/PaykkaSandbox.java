package com.paykka.errors.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.PublicKey;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

/**
 * A stand-in for PayKKa's gateway on a port of this machine, which responds as the
 * {@linkplain TestCard cards} and amounts of the requests ask, or as a test has scripted:
 *
 * <pre class="code">
 * try (PaykkaSandbox sandbox = PaykkaSandbox.start()) {
 *     sandbox.respondNext("/v3/payment/*", SandboxResponse.declined(PaykkaErrorCode.INSUFFICIENT_FUNDS));
 *     ...
 * }
 * </pre>
 *
 * It knows {@code /v3/payment/acq/…} (what ends with {@code session}, {@code query},
 * {@code capture}, {@code void}, {@code refund}, {@code refund/query},
 * {@code apple-pay/create-session}, {@code token/remove}, {@code recurring/cancel};
 * anything else is a payment) and {@code /apis/payments} with
 * <code>/{trans_id}/capture</code>, {@code /void}, {@code /refund} and {@code /query},
 * where only what was captured can be refunded. Amounts of 900<i>xxxx</i> fail with the
 * code <i>xxxx</i> in {@code data}, 800<i>xxxx</i> with it as {@code ret_code},
 * 700<i>xxxx</i> with it at the top level, and 60000<i>nn</i> as an {@link OddResponse}.
 * Safe for use by several threads.
 *
 * @since 1.0.0
 */
public final class PaykkaSandbox implements AutoCloseable {

	static {
		// Otherwise the body of a response waits 40 ms until the client has acknowledged
		// the head
		if (System.getProperty("sun.net.httpserver.nodelay") == null) {
			System.setProperty("sun.net.httpserver.nodelay", "true");
		}
	}

	private final SandboxScript script = new SandboxScript();

	private final SandboxLedger ledger = new SandboxLedger();

	private final ExecutorService threads = Executors.newCachedThreadPool((task) -> {
		Thread thread = new Thread(task, "paykka-sandbox");
		thread.setDaemon(true);
		return thread;
	});

	private final @Nullable SandboxSignature signature;

	private final SandboxRules rules;

	private final SandboxHandler handler;

	private final HttpServer server;

	private @Nullable HttpClient http;

	private PaykkaSandbox(Builder builder) throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), builder.port), 0);
		this.signature = (builder.appId != null && builder.merchantKey != null)
				? new SandboxSignature(builder.appId, builder.merchantKey, builder.clock) : null;
		this.rules = new SandboxRules(this.ledger, builder.repeated, builder.clock);
		this.handler = new SandboxHandler(this.script, this.rules, this.ledger, this.signature);
		this.server.setExecutor(this.threads);
		this.server.createContext("/", this.handler);
		this.server.start();
	}

	/**
	 * Start a sandbox on a free port.
	 * @return the sandbox
	 */
	public static PaykkaSandbox start() {
		return builder().start();
	}

	/**
	 * Return a builder of a sandbox with other settings.
	 * @return the builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Run a sandbox in a process of its own.
	 * @param args the port, 8090 if it is missing
	 */
	public static void main(String[] args) {
		PaykkaSandbox sandbox = builder().port((args.length > 0) ? Integer.parseInt(args[0]) : 8090).start();
		System.getLogger(PaykkaSandbox.class.getName()).log(System.Logger.Level.INFO, "Sandbox at {0}", sandbox.url());
	}

	/**
	 * Return the address, such as {@code http://localhost:8090}.
	 * @return the address, without a slash at the end
	 */
	public String url() {
		return "http://localhost:" + port();
	}

	/**
	 * Return the port.
	 * @return the port
	 */
	public int port() {
		return this.server.getAddress().getPort();
	}

	/**
	 * Return the key to verify responses and notifications with.
	 * @return the key
	 * @throws IllegalStateException if the sandbox does not sign
	 */
	public PublicKey publicKey() {
		if (this.signature == null) {
			throw new IllegalStateException("This sandbox does not sign, see PaykkaSandbox.builder().signed(...)");
		}
		return this.signature.publicKey();
	}

	/**
	 * Send these responses to the next requests for a path, one each.
	 * @param path the path, in which {@code *} stands for any text
	 * @param responses the responses, in order
	 */
	public void respondNext(String path, SandboxResponse... responses) {
		for (SandboxResponse response : responses) {
			this.script.add(path, response, true);
		}
	}

	/**
	 * Send this response to all requests for a path, once those of {@link #respondNext}
	 * are used up.
	 * @param path the path, in which {@code *} stands for any text
	 * @param response the response
	 */
	public void respondAlways(String path, SandboxResponse response) {
		this.script.add(path, response, false);
	}

	/**
	 * Return the requests received, in order.
	 * @return the requests
	 */
	public List<SandboxRequest> requests() {
		return this.handler.requests();
	}

	/**
	 * Return the requests received for a path, in order.
	 * @param path the path, in which {@code *} stands for any text
	 * @return the requests
	 */
	public List<SandboxRequest> requests(String path) {
		Pattern pattern = SandboxScript.pattern(path);
		return requests().stream().filter((request) -> pattern.matcher(request.path()).matches()).toList();
	}

	/**
	 * Return the requests, other than queries, that repeat an earlier one: with the same
	 * method, path and {@code trans_id} or, without that, the same body, or with another
	 * {@code trans_id} for an order whose earlier payments have not all failed. The order
	 * is what the merchant sends as {@code order_id} of a payment or checkout.
	 * @return the requests, without the first of each; empty if nothing was repeated
	 */
	public List<SandboxRequest> sentMoreThanOnce() {
		return sentMoreThanOnce((request) -> request.member("order_id"));
	}

	/**
	 * Return the requests that repeat an earlier one, where the merchant names its orders
	 * in another way.
	 * @param order returns the order that a payment or a checkout is for, or {@code null}
	 * if the request doesn't tell
	 * @return the requests, without the first of each; empty if nothing was repeated
	 * @see #sentMoreThanOnce()
	 */
	public List<SandboxRequest> sentMoreThanOnce(Function<SandboxRequest, @Nullable Object> order) {
		return SandboxRequest.repeatsIn(requests(), order, (request) -> {
			SandboxTransaction sent = (request.transId() != null) ? this.ledger.find(request.transId(), false) : null;
			return sent != null && sent.hasFailed();
		});
	}

	/**
	 * Return what {@link #respondNext} has scripted and no request was sent, in words.
	 */
	List<String> unused() {
		return this.script.unused();
	}

	/**
	 * Return what was processed.
	 * @return the ledger
	 */
	public SandboxLedger ledger() {
		return this.ledger;
	}

	/**
	 * Post a notification to the merchant, only once, whatever the reply.
	 * @param url the merchant's endpoint
	 * @param notification the notification
	 * @return the merchant's reply
	 * @throws UncheckedIOException if there is none within 10 seconds
	 */
	public SandboxNotification.Reply notify(String url, SandboxNotification notification) {
		try {
			return notification.post(http(), URI.create(url), this.ledger, this.signature);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	// One for all notifications: each client has a thread and files until it is collected
	private synchronized HttpClient http() {
		if (this.http == null) {
			this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
		}
		return this.http;
	}

	/**
	 * Forget everything: what was scripted, received and processed.
	 */
	public void reset() {
		this.script.clear();
		this.handler.clear();
		this.rules.clear();
		if (this.signature != null) {
			this.signature.clear();
		}
	}

	/**
	 * Stop the sandbox. Requests that are still waiting lose their connection.
	 */
	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	/**
	 * Settings of a sandbox.
	 */
	public static final class Builder {

		private int port;

		private RepeatedTransId repeated = RepeatedTransId.REPLAY;

		private Clock clock = Clock.systemUTC();

		private @Nullable String appId;

		private @Nullable PublicKey merchantKey;

		private Builder() {
		}

		/**
		 * Set the port, by default a free one.
		 * @param port the port, 0 for a free one
		 * @return this builder
		 */
		public Builder port(int port) {
			this.port = port;
			return this;
		}

		/**
		 * Set what happens when a {@code trans_id} is repeated, by default
		 * {@link RepeatedTransId#REPLAY}.
		 * @param repeated what happens
		 * @return this builder
		 */
		public Builder repeatedTransId(RepeatedTransId repeated) {
			this.repeated = repeated;
			return this;
		}

		/**
		 * Set the clock by which cards and signatures expire, by default the system's.
		 * @param clock the clock
		 * @return this builder
		 */
		public Builder clock(Clock clock) {
			this.clock = clock;
			return this;
		}

		/**
		 * Require API v3 signatures, and sign responses and notifications. A wrong
		 * signature or a repeated nonce is refused with 2000, a timestamp more than 5
		 * minutes off with 2001. A response is signed over the method and the path of its
		 * request, a notification over its own.
		 * @param appId the merchant's {@code x-paykka-appid}
		 * @param merchantKey the merchant's public RSA key
		 * @return this builder
		 */
		public Builder signed(String appId, PublicKey merchantKey) {
			this.appId = appId;
			this.merchantKey = merchantKey;
			return this;
		}

		/**
		 * Start the sandbox.
		 * @return the sandbox
		 * @throws UncheckedIOException if the port is in use
		 */
		public PaykkaSandbox start() {
			try {
				return new PaykkaSandbox(this);
			}
			catch (IOException ex) {
				throw new UncheckedIOException("Port " + this.port + " can't be used", ex);
			}
		}

	}

}
