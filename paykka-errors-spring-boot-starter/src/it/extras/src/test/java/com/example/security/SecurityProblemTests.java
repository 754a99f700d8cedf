package com.example.security;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;

import com.example.security.StoreClosedException;
import com.example.support.RunningShop;
import com.example.support.RunningShop.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of an application that names the starter's handlers.
 */
class SecurityProblemTests {

	private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

	private static final Map<Stack, RunningShop> SHOPS = new EnumMap<>(Stack.class);

	@AfterAll
	static void stop() {
		SHOPS.values().forEach(RunningShop::close);
		SHOPS.clear();
	}

	@ParameterizedTest
	@EnumSource
	void missingLoginIsProblemWithoutCode(Stack stack) {
		Reply reply = shop(stack).get("/hello?secret");
		isRefused(reply, 401, "Unauthorized", "/hello");
		assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer");
	}

	@ParameterizedTest
	@EnumSource
	void failedLoginGivesNoReason(Stack stack) {
		isRefused(shop(stack).get("/hello", login("ann:wrong")), 401, "Unauthorized", "/hello");
		Reply reply = shop(stack).get("/hello", login("nobody:secret"));
		isRefused(reply, 401, "Unauthorized", "/hello");
		assertThat(reply.header("WWW-Authenticate")).isEqualTo("Basic realm=\"shop\"");
	}

	@ParameterizedTest
	@EnumSource
	void authorizedCallerIsNotRefused(Stack stack) {
		assertThat(shop(stack).get("/hello", login("ann:secret")).body()).isEqualTo("hello");
	}

	@ParameterizedTest
	@EnumSource
	void deniedAccessIsProblemWithoutCode(Stack stack) {
		Reply reply = shop(stack).get("/admin/hello", login("ann:secret"));
		isRefused(reply, 403, "Forbidden", "/admin/hello");
		assertThat(reply.header("WWW-Authenticate")).isNull();
	}

	@ParameterizedTest
	@EnumSource
	void deniedMethodIsProblemWithoutCode(Stack stack) {
		isRefused(shop(stack).get("/method", login("ann:secret")), 403, "Forbidden", "/method");
	}

	@ParameterizedTest
	@EnumSource
	void deniedMethodAsksAnonymousCallersToLogIn(Stack stack) {
		isRefused(shop(stack).get("/open/method"), 401, "Unauthorized", "/open/method");
	}

	@ParameterizedTest
	@EnumSource
	void laterDenialIsProblemWithoutCode(Stack stack) {
		isRefused(shop(stack).get("/later", login("ann:secret")), 403, "Forbidden", "/later");
	}

	@ParameterizedTest
	@EnumSource
	void missingCsrfTokenIsProblemWithoutCode(Stack stack) {
		isRefused(shop(stack).send("POST", "/sessions/order", "a=b", "Content-Type",
				"application/x-www-form-urlencoded"), 403, "Forbidden", "/sessions/order");
	}

	@ParameterizedTest
	@EnumSource
	void headHasNoBody(Stack stack) {
		Reply reply = shop(stack).send("HEAD", "/hello", "");
		assertThat(reply.status()).isEqualTo(401);
		assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
		assertThat(reply.body()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void refusalsAreNotCounted(Stack stack) {
		double before = shop(stack).count();
		shop(stack).get("/hello");
		shop(stack).get("/admin/hello", login("ann:secret"));
		assertThat(shop(stack).count()).isEqualTo(before);
	}

	@ParameterizedTest
	@EnumSource
	void failedFormLoginIsProblemWithoutCode(Stack stack) {
		Reply reply = formLogin(stack, "ann", "wrong");
		isRefused(reply, 401, "Unauthorized", "/sessions/login");
		assertThat(reply.header("WWW-Authenticate")).isEqualTo("Form");
	}

	@ParameterizedTest
	@EnumSource
	void outageIsNotAFailedFormLogin(Stack stack) {
		assertThat(formLogin(stack, "outage", "secret").<String>member("code")).isEqualTo("6002");
		assertThat(formLogin(stack, "broken", "secret").<String>member("code")).isEqualTo("6007");
	}

	@ParameterizedTest
	@EnumSource
	void outageIsHandledByItsCode(Stack stack) {
		double before = shop(stack).count("6002");
		Reply reply = shop(stack).get("/hello", login("outage:secret"));
		isCoded(reply, 503, "6002");
		assertThat(reply.header("Retry-After")).isNotNull();
		assertThat(reply.header("WWW-Authenticate")).isNull();
		assertThat(shop(stack).count("6002")).isEqualTo(before + 1);
		// At most one a minute, as if a breaker had refused
		assertThat(shop(stack).lines("6002")).last()
			.asString()
			.startsWith("ERROR 6002 RETRY_TRANSACTION status=503 origin=APPLICATION GET /hello");
	}

	@ParameterizedTest
	@EnumSource
	void outageIsMarkedInTheRequestsObservation(Stack stack) throws Exception {
		shop(stack).get("/hello", login("outage:secret"));
		for (int i = 0; i < 100 && marked(stack) == 0; i++) {
			Thread.sleep(50);
		}
		assertThat(marked(stack)).isPositive();
	}

	private static long marked(Stack stack) {
		return shop(stack).meters().find("http.server.requests").tag("paykka.code", "6002").timers().size();
	}

	@ParameterizedTest
	@EnumSource
	void translatedOutageIsHandledByItsCode(Stack stack) {
		double before = shop(stack).count("6000");
		isCoded(shop(stack).get("/hello", login("translated:secret")), 502, "6000");
		assertThat(shop(stack).count("6000")).isEqualTo(before + 1);
	}

	@ParameterizedTest
	@EnumSource
	void outageWithoutCodeIsSystemError(Stack stack) {
		double before = shop(stack).count("6007");
		isCoded(shop(stack).get("/hello", login("broken:secret")), 500, "6007");
		assertThat(shop(stack).count("6007")).isEqualTo(before + 1);
	}

	@ParameterizedTest
	@EnumSource
	void languageIsRespected(Stack stack) {
		Reply reply = shop(stack).get("/hello", "Authorization", login("outage:secret")[1], "Accept-Language", "zh-CN");
		assertThat(reply.<String>member("detail")).matches(".*\\p{IsHan}.*");
	}

	@ParameterizedTest
	@EnumSource
	void refusedSignatureIsHandledByItsCode(Stack stack) {
		double before = shop(stack).count("2000");
		Reply reply = shop(stack).get("/webhooks");
		isCoded(reply, 401, "2000");
		assertThat(reply.header("WWW-Authenticate")).isEqualTo("Signature realm=\"PayKKa\"");
		assertThat(shop(stack).count("2000")).isEqualTo(before + 1);
	}

	@ParameterizedTest
	@EnumSource
	void denialWithCodeIsHandledByItAndCountedOnce(Stack stack) {
		double before = shop(stack).count("7000");
		isCoded(shop(stack).get("/coded", login("ann:secret")), 403, "7000");
		assertThat(shop(stack).count("7000")).isEqualTo(before + 1);
	}

	@ParameterizedTest
	@EnumSource
	void missingTokenIsChallenged(Stack stack) {
		Reply reply = shop(stack).get("/tokens/hello");
		isRefused(reply, 401, "Unauthorized", "/tokens/hello");
		assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer");
	}

	@ParameterizedTest
	@EnumSource
	void loginWhereOnlyTokensAreReadIsChallengedToSendOne(Stack stack) {
		Reply reply = shop(stack).get("/tokens/hello", login("ann:secret"));
		isRefused(reply, 401, "Unauthorized", "/tokens/hello");
		assertThat(reply.response().headers().allValues("WWW-Authenticate")).singleElement()
			.asString()
			.startsWith("Bearer");
	}

	@ParameterizedTest
	@EnumSource
	void unknownTokenIsChallengedAsRfc6750Demands(Stack stack) {
		Reply reply = shop(stack).get("/tokens/hello", "Authorization", "Bearer nobody");
		isRefused(reply, 401, "Unauthorized", "/tokens/hello");
		assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer ").contains("error=\"invalid_token\"");
	}

	@ParameterizedTest
	@EnumSource
	void missingScopeIsChallengedAsRfc6750Demands(Stack stack) {
		Reply reply = shop(stack).get("/tokens/admin", "Authorization", "Bearer ann");
		isRefused(reply, 403, "Forbidden", "/tokens/admin");
		assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer ").contains("error=\"insufficient_scope\"");
	}

	@ParameterizedTest
	@EnumSource
	void validTokenIsNotRefused(Stack stack) {
		assertThat(shop(stack).get("/tokens/hello", "Authorization", "Bearer ann").body()).isEqualTo("hello");
	}

	@ParameterizedTest
	@EnumSource
	void outageOfTheTokenServiceIsNotAnInvalidToken(Stack stack) {
		isCoded(shop(stack).get("/tokens/hello", "Authorization", "Bearer outage"), 503, "6002");
		isCoded(shop(stack).get("/tokens/hello", "Authorization", "Bearer broken"), 500, "6007");
	}

	@ParameterizedTest
	@EnumSource
	void wholeApplicationSpeaksOneFormat(Stack stack) {
		assertThat(shop(stack).get("/open/unknown").status()).isEqualTo(404);
		assertThat(shop(stack).send("DELETE", "/open/hello", "").status()).isEqualTo(405);
		for (Reply reply : new Reply[] { shop(stack).get("/open/unknown"),
				shop(stack).send("DELETE", "/open/hello", ""), shop(stack).get("/hello"),
				shop(stack).get("/admin/hello", login("ann:secret")), shop(stack).get("/open/failing") }) {
			assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
			assertThat(reply.<Integer>member("status")).isEqualTo(reply.status());
			assertThat(reply.<String>member("title")).isNotNull();
		}
	}

	@ParameterizedTest
	@EnumSource
	void browserGetsTheErrorPageIfItIsSwitchedOn(Stack stack) {
		isPage(shop(stack).get("/hello", "Accept", BROWSER), 401, "Bearer");
		isPage(shop(stack).get("/hello", browser("ann:wrong")), 401, "Basic realm=\"shop\"");
		isPage(shop(stack).get("/admin/hello", browser("ann:secret")), 403, null);
	}

	@ParameterizedTest
	@EnumSource
	void codeBehindARefusalIsCountedOnceForAPageToo(Stack stack) {
		double signatures = shop(stack).count("2000");
		isPage(shop(stack).get("/webhooks", "Accept", BROWSER), 401, "Signature realm=\"PayKKa\"");
		assertThat(shop(stack).count("2000")).isEqualTo(signatures + 1);
		double outages = shop(stack).count("6007");
		isPage(shop(stack).get("/hello", browser("broken:secret")), 500, null);
		assertThat(shop(stack).count("6007")).isEqualTo(outages + 1);
		double denials = shop(stack).count("7000");
		isPage(shop(stack).get("/coded", browser("ann:secret")), 403, null);
		assertThat(shop(stack).count("7000")).isEqualTo(denials + 1);
	}

	@Test
	void failuresOfControllersAreHandledAsWithoutSecurity() {
		isCoded(shop(Stack.SERVLET).get("/open/failing"), 410, "4018");
		isCoded(shop(Stack.REACTIVE).get("/open/failing"), 410, "4018");
	}

	private static Reply formLogin(Stack stack, String name, String password) {
		return shop(stack).send("POST", "/sessions/login", "username=" + name + "&password=" + password,
				"Content-Type", "application/x-www-form-urlencoded");
	}

	private static void isRefused(Reply reply, int status, String title, String instance) {
		assertThat(reply.status()).as(reply.body()).isEqualTo(status);
		assertThat(reply.<Map<String, Object>>members()).isEqualTo(
				Map.of("type", "about:blank", "title", title, "status", status, "instance", instance));
		assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
		assertThat(reply.header("Cache-Control")).contains("no-store");
	}

	private static void isCoded(Reply reply, int status, String code) {
		assertThat(reply.status()).as(reply.body()).isEqualTo(status);
		assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
		assertThat(reply.<String>member("code")).isEqualTo(code);
		assertThat(reply.body()).doesNotContain("secret").doesNotContain("Exception");
	}

	private static void isPage(Reply reply, int status, String challenge) {
		assertThat(reply.status()).as(reply.body()).isEqualTo(status);
		assertThat(reply.header("Content-Type")).startsWith("text/html");
		assertThat(reply.header("Cache-Control")).contains("no-store");
		assertThat(reply.response().headers().allValues("WWW-Authenticate")).hasSize((challenge != null) ? 1 : 0)
			.allMatch((sent) -> sent.startsWith(challenge));
		assertThat(reply.body()).contains("Whitelabel").doesNotContain("secret", "Exception");
	}

	private static String[] browser(String credentials) {
		return new String[] { "Accept", BROWSER, "Authorization", login(credentials)[1] };
	}

	private static String[] login(String credentials) {
		return new String[] { "Authorization",
				"Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)) };
	}

	private static RunningShop shop(Stack stack) {
		return SHOPS.computeIfAbsent(stack,
				(key) -> RunningShop.start(key.application, "spring.application.name=shop", "spring.mvc.problemdetails.enabled=true",
						"spring.webflux.problemdetails.enabled=true",
						"paykka.errors.html=error-page",
						"paykka.errors.translate." + StoreClosedException.class.getName() + "=6000"));
	}

	enum Stack {

		SERVLET(com.example.security.servlet.SecuredShop.class), REACTIVE(com.example.security.reactive.SecuredShop.class);

		private final Class<?> application;

		Stack(Class<?> application) {
			this.application = application;
		}

	}

}
