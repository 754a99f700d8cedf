package com.example.problem;

import com.example.support.Eventually;
import com.example.support.Response;
import com.example.support.Server;
import com.example.support.Stack;
import com.paykka.errors.problem.Audience;
import com.paykka.errors.problem.PaykkaAudienceResolver;
import com.paykka.errors.problem.PaykkaProblemCustomizer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what shoppers get.
 */
class AudienceTests {

	private static Server shopper;

	@BeforeAll
	static void start() {
		shopper = Server.start(TalkativeConfiguration.class, "paykka.errors.audience=shopper",
				"paykka.errors.codes.5002.advice=call-issuer", "paykka.errors.codes.5019.advice=escalate");
	}

	@AfterAll
	static void stop() {
		shopper.close();
	}

	@ParameterizedTest
	@CsvSource({ "5019, 5002, 402", "1000, 6007, 500", "5010, 4000, 409" })
	void disguisedCodeDiffersInNoByteFromTheOneShown(String code, String shown, int status) {
		assertThat(textOf(shopper.get("/codes/" + code).isProblem(status, shown), code))
			.isEqualTo(textOf(shopper.get("/codes/" + shown).isProblem(status, shown), shown));
	}

	@Test
	void adviceThatIsSetIsThatOfTheCodeShown() {
		assertThat(shopper.get("/codes/5019").isProblem(402, "5002").<String>member("advice")).isEqualTo("CALL_ISSUER");
	}

	@Test
	void counterKeepsTheTruth() {
		double before = shopper.count("5009");
		double beforeOfShown = shopper.count("5002");
		shopper.get("/codes/5009").isProblem(402, "5002");
		Eventually.assertThat(() -> shopper.count("5009") - before, 1.0);
		assertThat(shopper.count("5002")).isEqualTo(beforeOfShown);
	}

	@Test
	void otherCodesAreTheSameForShoppers() {
		assertThat(shopper.get("/properties").isProblem(410, "4018").<String>member("orderId"))
			.isEqualTo("GW206194332333335");
		shopper.get("/codes/5004").isProblem(402, "5004");
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
			if (!Stack.CURRENT.isServlet()) {
				// Tomcat refuses it
				assertThat(server.get("/cards/path/a%2Fb").isProblem(402, "5000").<String>member("audience"))
					.isEqualTo("MERCHANT /cards/path/a%2Fb");
			}
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
	 * Return all that a shopper gets, except the path and the time.
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
