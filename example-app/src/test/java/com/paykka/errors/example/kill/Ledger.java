package com.paykka.errors.example.kill;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.paykka.errors.test.SandboxTransaction;
import com.paykka.errors.test.SandboxTransaction.Type;
import tools.jackson.databind.json.JsonMapper;

/**
 * The ledger of the sandbox.
 *
 * @param transactions all that it has processed, failures included
 */
record Ledger(List<SandboxTransaction> transactions) {

	static Ledger read(int port) throws Exception {
		byte[] body = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port)).build(),
					HttpResponse.BodyHandlers.ofByteArray())
			.body();
		return new Ledger(List.of(new JsonMapper().readValue(body, SandboxTransaction[].class)));
	}

	List<SandboxTransaction> successful(Predicate<SandboxTransaction> filter) {
		return this.transactions.stream().filter(SandboxTransaction::isSuccessful).filter(filter).toList();
	}

	/**
	 * Return the amounts of the steps of a payment.
	 */
	List<Long> amounts(Type type, String payment) {
		return successful((found) -> found.type() == type && found.payment().equals(payment)).stream()
			.map(SandboxTransaction::amount)
			.toList();
	}

	long total(Type type) {
		return successful((found) -> found.type() == type).stream().mapToLong(SandboxTransaction::amount).sum();
	}

	/**
	 * Return the keys of all transactions.
	 */
	Stream<String> transIds() {
		return this.transactions.stream().map(SandboxTransaction::transId);
	}

}
