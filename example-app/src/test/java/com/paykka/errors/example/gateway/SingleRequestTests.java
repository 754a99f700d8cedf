package com.paykka.errors.example.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.example.ShopClient;
import com.paykka.errors.example.ShopProperties;
import com.paykka.errors.example.signing.GatewaySigner;
import com.paykka.errors.example.signing.SigningKeys;
import com.paykka.errors.test.TestCard;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests that the shop's client sends a payment once, however the gateway responds.
 */
class SingleRequestTests {

	private static final String PAID = "200 OK\r\nContent-Type: application/json\r\nContent-Length: 21\r\n\r\n"
			+ "{\"ret_code\":\"000000\"}";

	private static final KeyPair KEYS = GatewaySigner.createKeys();

	private final List<String> requests = new CopyOnWriteArrayList<>();

	private ServerSocket server;

	private PaykkaGateway gateway;

	private volatile String response = PAID;

	private volatile int connections;

	@BeforeEach
	void start() throws IOException {
		this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		Thread thread = new Thread(this::serve, "gateway");
		thread.setDaemon(true);
		thread.start();
		String url = "http://localhost:" + this.server.getLocalPort();
		Duration patience = Duration.ofSeconds(10);
		GatewayConfiguration configuration = new GatewayConfiguration();
		this.gateway = configuration.paykkaGateway(configuration.paykkaClient(
				new ShopProperties(patience, "M1", url, url, patience, patience,
						new ShopProperties.Signing("shop", Path.of("keys")),
						new ShopProperties.Settlement(patience, patience, patience),
						new ShopProperties.Breaker(20, 10, patience)),
				new SigningKeys(KEYS.getPrivate(), List.of(KEYS.getPublic())), Clock.systemUTC(),
				ObservationRegistry.NOOP));
	}

	@AfterEach
	void stop() throws IOException {
		this.server.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			503 Service Unavailable                    | 6007
			503 Service Unavailable%nRetry-After: 1    | 6007
			429 Too Many Requests                      | 6006
			301 Moved Permanently%nLocation: /login    | 6000
			302 Found%nLocation: /login                | 6000
			303 See Other%nLocation: /login            | 6000
			307 Temporary Redirect%nLocation: /login   | 6000
			308 Permanent Redirect%nLocation: /login   | 6000
			""")
	void paymentThatIsRefusedIsSentOnce(String head, String code) {
		this.response = head.replace("%n", "\r\n") + "\r\nContent-Length: 0\r\n\r\n";
		assertThat(failure().getErrorCode().getCode()).isEqualTo(code);
		assertThat(this.requests).containsExactly("POST /v3/payment/acq/payment");
	}

	@Test
	void paymentWithoutAResponseIsSentOnce() {
		this.response = "";
		assertThat(failure().getErrorCode().getCode()).isEqualTo("6000");
		assertThat(this.requests).containsExactly("POST /v3/payment/acq/payment");
	}

	@Test
	void paymentWithoutAResponseOnAUsedConnectionIsSentOnce() {
		failure();
		this.response = "";
		assertThat(failure().getErrorCode().getCode()).isEqualTo("6000");
		assertThat(this.connections).isEqualTo(1);
		assertThat(this.requests).containsExactly("POST /v3/payment/acq/payment", "POST /v3/payment/acq/payment");
	}

	private PaykkaException failure() {
		PaykkaException failure = catchThrowableOfType(PaykkaException.class, this::pay);
		assertThat(failure).isNotNull();
		return failure;
	}

	private void pay() {
		Card card = new Card(TestCard.GOOD.getNumber(), 2030, 6, "123", null);
		this.gateway.pay(new PaykkaGateway.Payment("M1", "T1", 1250, "EUR", card));
	}

	private void serve() {
		try {
			while (true) {
				try (Socket connection = this.server.accept()) {
					this.connections++;
					respond(connection);
				}
			}
		}
		catch (IOException ex) {
			// Closed
		}
	}

	/**
	 * Respond to requests up to the one that gets no response.
	 */
	private void respond(Socket connection) throws IOException {
		BufferedReader in = new BufferedReader(
				new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
		OutputStream out = connection.getOutputStream();
		for (String line = in.readLine(); line != null; line = in.readLine()) {
			String request = line.substring(0, line.lastIndexOf(' '));
			long length = 0;
			for (line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
				String[] header = line.split(": *", 2);
				length = header[0].equalsIgnoreCase("Content-Length") ? Long.parseLong(header[1]) : length;
			}
			for (long i = 0; i < length; i++) {
				in.read();
			}
			this.requests.add(request);
			if (this.response.isEmpty()) {
				return;
			}
			out.write(("HTTP/1.1 " + this.response).getBytes(StandardCharsets.ISO_8859_1));
		}
	}

}
