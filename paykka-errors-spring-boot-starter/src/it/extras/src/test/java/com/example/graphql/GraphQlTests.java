package com.example.graphql;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import com.example.support.RunningShop;
import com.example.support.RunningShop.Reply;
import io.micrometer.core.instrument.Timer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests of failures of GraphQL operations.
 */
class GraphQlTests {

	private static final Map<Stack, RunningShop> SHOPS = new EnumMap<>(Stack.class);

	@AfterAll
	static void stop() {
		SHOPS.values().forEach(RunningShop::close);
		SHOPS.clear();
	}

	@ParameterizedTest
	@EnumSource
	void failureHasItsMembersAsExtensions(Stack stack) {
		Reply reply = query(stack, "{ failing(code: \\\"6002\\\") }", "X-Merchant", "1");
		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.<String>member("errors[0].message")).isEqualTo("Please retry the transaction");
		assertThat(reply.<List<String>>member("errors[0].path")).containsExactly("failing");
		assertThat(reply.<Map<String, Object>>member("errors[0].extensions")).containsExactlyInAnyOrderEntriesOf(
				Map.of("code", "6002", "name", "RETRY_TRANSACTION", "category", "SYSTEM", "retryable", true, "advice",
						"RETRY", "retryAfter", 5, "classification", "INTERNAL_ERROR"));
	}

	@ParameterizedTest
	@EnumSource
	void codeIsClassifiedByItsStatus(Stack stack) {
		Map.of("2000", "UNAUTHORIZED", "7000", "FORBIDDEN", "4008", "NOT_FOUND", "4018", "BAD_REQUEST", "6007",
				"INTERNAL_ERROR")
			.forEach((code, classification) -> {
				Reply reply = query(stack, "{ failing(code: \\\"" + code + "\\\") }", "X-Merchant", "1");
				assertThat(reply.<String>member("errors[0].extensions.classification")).as(code)
					.isEqualTo(classification);
			});
	}

	@ParameterizedTest
	@EnumSource
	void eachFieldThatFailsIsCounted(Stack stack) {
		double before = shop(stack).count("4018");
		int lines = shop(stack).lines("4018").size();
		Reply reply = query(stack, "{ orders { id price shipping } }");
		assertThat(reply.<List<String>>member("errors[*].extensions.code")).containsOnly("4018").hasSize(4);
		assertThat(reply.<List<String>>member("errors[*].extensions.order")).contains("1", "2");
		assertThat(shop(stack).count("4018")).isEqualTo(before + 4);
		assertThat(shop(stack).lines("4018")).hasSize(lines + 4)
			.last()
			.asString()
			.endsWith("4018 ORDER_EXPIRED status=410 origin=APPLICATION POST /graphql");
	}

	@ParameterizedTest
	@EnumSource
	void failureOfBatchIsCountedOnce(Stack stack) {
		double before = shop(stack).count("6002");
		Reply reply = query(stack, "{ orders { stock } }");
		assertThat(reply.<List<String>>member("errors[*].extensions.code")).containsExactly("6002", "6002");
		assertThat(reply.<List<Object>>member("errors[*].path")).doesNotHaveDuplicates();
		assertThat(shop(stack).count("6002")).isEqualTo(before + 1);
	}

	@ParameterizedTest
	@EnumSource
	void observationOfTheRequestHasTheCode(Stack stack) {
		assertObserved(stack, "2000", "{ failing(code: \\\"2000\\\") }");
		assertObserved(stack, "4018", "{ orders { shipping } }");
		assertObserved(stack, "6002", "{ orders { stock } }");
		assertObserved(stack, "4018", "subscription { states }");
		assertObserved(stack, "none", "{ handled }");
	}

	@ParameterizedTest
	@EnumSource
	void translatedExceptionHasItsCode(Stack stack) {
		Reply reply = query(stack, "{ translated }");
		assertThat(reply.<String>member("errors[0].extensions.code")).isEqualTo("6000");
		assertThat(reply.body()).doesNotContain("secret");
	}

	@ParameterizedTest
	@EnumSource
	void otherExceptionIsLeftToSpring(Stack stack) {
		double before = shop(stack).count();
		Reply reply = query(stack, "{ broken }");
		assertThat(reply.<String>member("errors[0].extensions.classification")).isEqualTo("INTERNAL_ERROR");
		assertThat(reply.<String>member("errors[0].extensions.code")).isNull();
		assertThat(shop(stack).count()).isEqualTo(before);
	}

	@ParameterizedTest
	@EnumSource
	void handlersOfTheApplicationComeFirst(Stack stack) {
		double before = shop(stack).count();
		for (String field : List.of("handled", "advised", "resolved")) {
			Reply reply = query(stack, "{ " + field + " }");
			assertThat(reply.<String>member("errors[0].message")).as(field).isEqualTo("own");
			assertThat(reply.<String>member("errors[0].extensions.code")).as(field).isNull();
		}
		assertThat(shop(stack).count()).isEqualTo(before);
	}

	@ParameterizedTest
	@EnumSource
	void shopperGetsNoMoreThanInProblems(Stack stack) {
		Reply merchant = query(stack, "{ declined }", "X-Merchant", "1");
		assertThat(merchant.<String>member("errors[0].extensions.code")).isEqualTo("5010");
		assertThat(merchant.<String>member("errors[0].extensions.upstreamCode")).isEqualTo("5010");
		Reply shopper = query(stack, "{ declined }");
		assertThat(shopper.<String>member("errors[0].extensions.code")).isEqualTo("4000");
		assertThat(shopper.<String>member("errors[0].extensions.advice")).isEqualTo("CHECK_STATUS");
		assertThat(shopper.body()).doesNotContain("5010").doesNotContain("secret");
	}

	@ParameterizedTest
	@EnumSource
	void audienceDoesNotDependOnHowThePathIsWritten(Stack stack) {
		Reply reply = shop(stack).send("POST", "/%67raphql", "{\"query\":\"{ declined }\"}", "Content-Type",
				"application/json", "X-Merchant", "1");
		assertThat(reply.<String>member("errors[0].extensions.code")).isEqualTo("5010");
	}

	@ParameterizedTest
	@EnumSource
	void invalidArgumentsAreListed(Stack stack) {
		Reply reply = query(stack, "{ priced(price: { amount: \\\"1000\\\", currency: \\\"EUR\\\" }) }", "X-Merchant",
				"1");
		assertThat(reply.<String>member("errors[0].extensions.code")).isEqualTo("2008");
		assertThat(reply.<String>member("errors[0].extensions.classification")).isEqualTo("BAD_REQUEST");
		assertThat(reply.<String>member("errors[0].extensions.errors[0].parameter")).isEqualTo("price.amount");
		assertThat(reply.<String>member("errors[0].extensions.errors[0].code")).isEqualTo("2008");
	}

	@ParameterizedTest
	@EnumSource
	void argumentsThatCannotBeReadAreListed(Stack stack) {
		Reply reply = query(stack, "{ priced(price: { amount: \\\"secret\\\", currency: \\\"EUR\\\" }) }", "X-Merchant",
				"1");
		assertThat(reply.<String>member("errors[0].extensions.code")).isEqualTo("6001");
		assertThat(reply.<String>member("errors[0].extensions.errors[0].parameter")).isEqualTo("amount");
		assertThat(reply.body()).doesNotContain("secret");
	}

	@ParameterizedTest
	@EnumSource
	void constraintsDeepWithinAreTheApplicationsBug(Stack stack) {
		double before = shop(stack).count();
		assertThat(query(stack, "{ deep }").<String>member("errors[0].extensions.code")).isNull();
		assertThat(shop(stack).count()).isEqualTo(before);
	}

	@ParameterizedTest
	@EnumSource
	void cardNumbersAreMasked(Stack stack) {
		Reply reply = query(stack, "{ found(id: \\\"1\\\") }", "X-Merchant", "1");
		assertThat(reply.<String>member("errors[0].extensions.code")).isEqualTo("4008");
		assertThat(reply.body()).doesNotContain("4111111111111111");
	}

	@ParameterizedTest
	@EnumSource
	void languageIsThatOfTheCaller(Stack stack) {
		String failing = "{ failing(code: \\\"4018\\\") }";
		assertThat(query(stack, failing).<String>member("errors[0].message")).isEqualTo("This order has expired");
		assertThat(query(stack, failing, "Accept-Language", "zh-CN").<String>member("errors[0].message"))
			.matches(".*\\p{IsHan}.*");
		assertThat(query(stack, failing, "Accept-Language", "en").<String>member("errors[0].message"))
			.isEqualTo("This order has expired");
	}

	@ParameterizedTest
	@EnumSource
	void languageOnAWebSocketIsThatOfItsHandshake(Stack stack) throws Exception {
		assertThat(onWebSocket(stack)).contains("\"code\":\"4018\"").contains("This order has expired");
		assertThat(onWebSocket(stack, "Accept-Language", "zh-CN")).contains("\"code\":\"4018\"")
			.containsPattern("\"message\":\"[^\"]*\\p{IsHan}");
		assertThat(onWebSocket(stack, "Accept-Language", "en")).contains("This order has expired");
	}

	@ParameterizedTest
	@EnumSource
	void subscriptionEndsWithItsCode(Stack stack) {
		double before = shop(stack).count("4018");
		Reply reply = shop(stack).send("POST", "/graphql", "{\"query\":\"subscription { states }\"}", "Content-Type",
				"application/json", "Accept", "text/event-stream", "X-Merchant", "1");
		assertThat(reply.body()).contains("PAID")
			.contains("\"code\":\"4018\"")
			.contains("\"advice\":\"START_AGAIN\"")
			.contains("BAD_REQUEST");
		assertThat(shop(stack).count("4018")).isEqualTo(before + 1);
		assertThat(shop(stack).lines("4018")).last().asString().endsWith("POST /graphql");
	}

	@ParameterizedTest
	@EnumSource
	void beansOfTheApplicationAreInjectedByType(Stack stack) {
		assertThat(shop(stack).context().getBean("injected", String.class)).doesNotContain("com.paykka");
	}

	private static void assertObserved(Stack stack, String code, String query) {
		long before = observed(stack, code);
		query(stack, query, "Accept", query.startsWith("{") ? "application/json" : "text/event-stream");
		await().untilAsserted(() -> assertThat(observed(stack, code)).as(query).isEqualTo(before + 1));
	}

	private static long observed(Stack stack, String code) {
		return shop(stack).meters()
			.find("http.server.requests")
			.tags("paykka.code", code, "error", code.equals("none") ? "none" : "PaykkaException")
			.timers()
			.stream()
			.mapToLong(Timer::count)
			.sum();
	}

	private static Reply query(Stack stack, String query, String... headers) {
		String[] all = new String[headers.length + 2];
		System.arraycopy(headers, 0, all, 0, headers.length);
		all[headers.length] = "Content-Type";
		all[headers.length + 1] = "application/json";
		return shop(stack).send("POST", "/graphql", "{\"query\":\"" + query + "\"}", all);
	}

	private static String onWebSocket(Stack stack, String... headers) throws Exception {
		BlockingQueue<String> messages = new LinkedBlockingQueue<>();
		WebSocket.Builder builder = HttpClient.newHttpClient()
			.newWebSocketBuilder()
			.subprotocols("graphql-transport-ws");
		for (int i = 0; i < headers.length; i += 2) {
			builder.header(headers[i], headers[i + 1]);
		}
		URI address = URI.create(shop(stack).address().replace("http:", "ws:") + "/graphql-ws");
		WebSocket socket = builder.buildAsync(address, new Messages(messages)).get(30, TimeUnit.SECONDS);
		try {
			// The JDK's WebSocket refuses to send before the message before it is sent
			socket.sendText("{\"type\":\"connection_init\",\"payload\":{}}", true).get(30, TimeUnit.SECONDS);
			assertThat(messages.poll(30, TimeUnit.SECONDS)).contains("connection_ack");
			socket.sendText("{\"id\":\"1\",\"type\":\"subscribe\","
					+ "\"payload\":{\"query\":\"{ failing(code: \\\"4018\\\") }\"}}", true)
				.get(30, TimeUnit.SECONDS);
			return messages.poll(30, TimeUnit.SECONDS);
		}
		finally {
			socket.abort();
		}
	}

	private static RunningShop shop(Stack stack) {
		return SHOPS.computeIfAbsent(stack, (key) -> RunningShop.start(key.application, "spring.graphql.websocket.path=/graphql-ws",
				"paykka.errors.translate.[com.example.graphql.Failures$Translated]=6000"));
	}

	private static final class Messages implements WebSocket.Listener {

		private final StringBuilder text = new StringBuilder();

		private final BlockingQueue<String> messages;

		Messages(BlockingQueue<String> messages) {
			this.messages = messages;
		}

		@Override
		public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
			this.text.append(data);
			if (last) {
				this.messages.add(this.text.toString());
				this.text.setLength(0);
			}
			socket.request(1);
			return null;
		}

		@Override
		public void onError(WebSocket socket, Throwable error) {
			this.messages.add(error.toString());
		}

	}

	enum Stack {

		SERVLET(com.example.graphql.servlet.GraphQlShop.class), REACTIVE(com.example.graphql.reactive.GraphQlShop.class);

		private final Class<?> application;

		Stack(Class<?> application) {
			this.application = application;
		}

	}

}
