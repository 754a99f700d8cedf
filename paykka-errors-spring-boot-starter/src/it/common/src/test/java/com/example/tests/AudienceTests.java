package com.example.tests;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.paykka.errors.problem.Audience;
import com.paykka.errors.problem.PaykkaAudienceResolver;
import com.paykka.errors.problem.PaykkaProblemCustomizer;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what shoppers are told.
 */
class AudienceTests {

	private static final List<String> DECLINED = List.of("5008", "5009", "5019");

	@Test
	void declineReasonsDifferInNoByteForShoppers() {
		try (Server server = Server.start(TalkativeConfiguration.class, "paykka.errors.audience=shopper")) {
			String expected = textOf(server.get("/codes/5002").isProblem(402, "5002"), "5002");
			assertThat(DECLINED).allSatisfy((code) -> assertThat(textOf(server.get("/codes/" + code), code))
				.isEqualTo(expected));
		}
	}

	@Test
	void configurationFaultsDifferInNoByteForShoppers() {
		try (Server server = Server.start(TalkativeConfiguration.class, "paykka.errors.audience=shopper")) {
			String expected = textOf(server.get("/codes/6007").isProblem(500, "6007"), "6007");
			assertThat(CatalogEntry.errors()).filteredOn((entry) -> entry.shopperCode().equals("6007"))
				.hasSizeGreaterThan(10)
				.allSatisfy((entry) -> assertThat(textOf(server.get("/codes/" + entry.code()), entry.code()))
					.isEqualTo(expected));
		}
	}

	@Test
	void paymentUnderReviewIsInProcessForShoppers() {
		try (Server server = Server.start(TalkativeConfiguration.class, "paykka.errors.audience=shopper")) {
			assertThat(textOf(server.get("/codes/5010").isProblem(409, "4000"), "5010"))
				.isEqualTo(textOf(server.get("/codes/4000").isProblem(409, "4000"), "4000"));
		}
	}

	@Test
	void adviceIsThatOfTheCodeShown() {
		Map<String, CatalogEntry> entries = CatalogEntry.errors()
			.stream()
			.collect(Collectors.toMap(CatalogEntry::code, Function.identity()));
		try (Server server = Server.start("paykka.errors.audience=shopper")) {
			assertThat(entries.values()).allSatisfy((entry) -> {
				CatalogEntry shown = entries.get(entry.shopperCode());
				Response response = server.get("/codes/" + entry.code()).isProblem(shown.status(), shown.code());
				assertThat(response.<String>member("advice")).isEqualTo(shown.advice());
				assertThat(response.<Boolean>member("retryable")).isEqualTo(shown.retryable());
			});
		}
	}

	@Test
	void paymentThatMayHaveGoneThroughIsToBeCheckedForShoppers() {
		try (Server server = Server.start("paykka.errors.audience=shopper")) {
			assertThat(CatalogEntry.errors()).filteredOn((entry) -> entry.advice().equals("CHECK_STATUS"))
				.hasSizeGreaterThan(10)
				.allSatisfy((entry) -> assertThat(server.get("/codes/" + entry.code()).<String>member("advice"))
					.isEqualTo("CHECK_STATUS"));
		}
	}

	@Test
	void adviceThatIsSetIsThatOfTheCodeShown() {
		try (Server server = Server.start("paykka.errors.audience=shopper",
				"paykka.errors.codes.5002.advice=call-issuer", "paykka.errors.codes.5019.advice=escalate")) {
			assertThat(server.get("/codes/5019").isProblem(402, "5002").<String>member("advice"))
				.isEqualTo("CALL_ISSUER");
		}
	}

	@Test
	void counterKeepsTheTruth() {
		try (Server server = Server.start("paykka.errors.audience=shopper")) {
			server.get("/codes/5019").isProblem(402, "5002");
			Eventually.assertThat(() -> server.count("5019"), 1.0);
			assertThat(server.count("5002")).isZero();
		}
	}

	@Test
	void otherCodesAreTheSameForShoppers() {
		try (Server server = Server.start("paykka.errors.audience=shopper")) {
			assertThat(server.get("/properties").isProblem(410, "4018").<String>member("orderId"))
				.isEqualTo("GW206194332333335");
			server.get("/codes/5004").isProblem(402, "5004");
		}
	}

	@Test
	void resolverDecidesByRequest() {
		try (Server server = Server.start(OfficeConfiguration.class, "paykka.errors.audience=shopper")) {
			server.get("/codes/5019").isProblem(402, "5002");
			server.get("/codes/5019", "X-Office", "true").isProblem(402, "5019");
			assertThat(server.get("/codes/2000", "X-Office", "true").isProblem(401, "2000").header("WWW-Authenticate"))
				.isNotNull();
			assertThat(server.get("/codes/2000").isProblem(500, "6007").header("WWW-Authenticate")).isNull();
		}
	}

	@Test
	void noHeaderAndNoSpellingOfThePathDeceivesAResolver() {
		try (Server server = Server.start(ShopConfiguration.class, "server.forward-headers-strategy=framework")) {
			server.get("/codes/5019").isProblem(402, "5002");
			server.get("/codes/5019", "X-Forwarded-Prefix", "/office").isProblem(402, "5002");
			server.get("/%63odes/5019").isProblem(402, "5002");
			server.get("/codes;office=1/5019").isProblem(402, "5002");
			assertThat(server.get("/properties").isProblem(410, "4018").<String>member("audience"))
				.isEqualTo("MERCHANT /properties");
		}
	}

	@Test
	void pathOfAResolverIsWithinTheApplication() {
		try (Server server = Server.start(ShopConfiguration.class, "server.servlet.context-path=/shop",
				"spring.webflux.base-path=/shop")) {
			server.get("/shop/codes/5019").isProblem(402, "5002");
		}
	}

	/**
	 * Return everything that a shopper gets, except for the path and the time.
	 */
	private static String textOf(Response response, String code) {
		String headers = response.headers()
			.map()
			.entrySet()
			.stream()
			.filter((header) -> !header.getKey().equalsIgnoreCase("date"))
			.toList()
			.toString();
		String instance = "\"instance\":\"/codes/" + code + '"';
		assertThat(response.body()).contains(instance);
		return response.status() + headers + response.body().replace(instance, "");
	}

	@Configuration(proxyBeanMethods = false)
	static class TalkativeConfiguration {

		@Bean
		PaykkaProblemCustomizer talkative() {
			return (problem, exception) -> {
				problem.setProperty("reason", exception.getErrorCode().name());
				problem.setProperty("stack", exception.getStackTrace().length);
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OfficeConfiguration {

		@Bean
		PaykkaAudienceResolver audiences() {
			return (request, path) -> (request.getHeaders().getFirst("X-Office") != null) ? Audience.MERCHANT
					: Audience.SHOPPER;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ShopConfiguration {

		private String audience = "";

		@Bean
		PaykkaAudienceResolver audiences() {
			return (request, path) -> {
				Audience found = path.startsWith("/codes/") ? Audience.SHOPPER : Audience.MERCHANT;
				this.audience = found + " " + path;
				return found;
			};
		}

		@Bean
		PaykkaProblemCustomizer audienceCustomizer() {
			return (problem, exception) -> problem.setProperty("audience", this.audience);
		}

	}

}
