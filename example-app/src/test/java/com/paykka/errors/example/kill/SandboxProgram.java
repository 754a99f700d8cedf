package com.paykka.errors.example.kill;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;

import com.paykka.errors.example.signing.SigningKeys;
import com.paykka.errors.test.PaykkaSandbox;
import com.paykka.errors.test.RepeatedTransId;
import com.paykka.errors.test.SandboxResponse;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sandbox as a program. It writes the shop's keys, loses some responses, notifies the
 * shop, and shows its ledger on another port.
 */
final class SandboxProgram {

	private SandboxProgram() {
	}

	/**
	 * Run the sandbox.
	 * @param args its port, how to handle a repeated {@code trans_id}, the folder for the
	 * keys, the endpoint for notifications, and the port of the ledger
	 */
	public static void main(String[] args) throws Exception {
		JavaProcess.endWithTest();
		KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
		generator.initialize(2048);
		KeyPair merchant = generator.generateKeyPair();
		PaykkaSandbox sandbox = PaykkaSandbox.builder()
			.port(Integer.parseInt(args[0]))
			.repeatedTransId(RepeatedTransId.valueOf(args[1]))
			.signed("shop", merchant.getPublic())
			.start();
		for (String step : List.of("capture", "void", "refund")) {
			sandbox.respondNext("/v3/payment/acq/" + step, SandboxResponse.noResponse().afterProcessing(),
					SandboxResponse.proxyError(503), SandboxResponse.connectionClosed().afterProcessing(),
					SandboxResponse.connectionClosed(), SandboxResponse.noResponse().afterProcessing());
		}
		sandbox.respondNext("/v3/payment/acq/*query", SandboxResponse.noResponse(), SandboxResponse.proxyError(503),
				SandboxResponse.connectionClosed());
		new SigningKeys(merchant.getPrivate(), List.of(sandbox.publicKey())).write(Path.of(args[2]));
		showLedger(sandbox, Integer.parseInt(args[4]));
		new Notifier(sandbox, args[3]).run();
	}

	private static void showLedger(PaykkaSandbox sandbox, int port) throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
		server.createContext("/", (exchange) -> {
			byte[] ledger = new JsonMapper().writeValueAsBytes(sandbox.ledger().transactions());
			exchange.sendResponseHeaders(200, ledger.length);
			try (OutputStream out = exchange.getResponseBody()) {
				out.write(ledger);
			}
		});
		server.start();
	}

}
