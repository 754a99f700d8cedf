package com.paykka.errors.jobs;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.EnumMap;
import java.util.Map;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.observability.PaykkaFailureReporter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of request failures that the application also reports itself.
 */
@ExtendWith(OutputCaptureExtension.class)
class ReportedRequestTests {

	private static final Map<WebApplicationType, ConfigurableApplicationContext> SHOPS = new EnumMap<>(
			WebApplicationType.class);

	@AfterAll
	static void stop() {
		SHOPS.values().forEach(ConfigurableApplicationContext::close);
		SHOPS.clear();
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void reportedAndThrownFailureCountsOnce(WebApplicationType stack, CapturedOutput output) throws Exception {
		ConfigurableApplicationContext shop = shop(stack);
		double before = count(shop);
		assertThat(get(shop, "/thrown")).isEqualTo(502);
		assertThat(count(shop)).isEqualTo(before + 1);
		assertThat(linesIn(output)).isOne();
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void constantCountsWithEachRequest(WebApplicationType stack, CapturedOutput output) throws Exception {
		ConfigurableApplicationContext shop = shop(stack);
		double before = count(shop);
		get(shop, "/thrown");
		get(shop, "/thrown");
		assertThat(count(shop)).isEqualTo(before + 2);
		assertThat(linesIn(output)).isEqualTo(2);
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET" })
	void failureReportedByAHandlerCountsOnceAndIsLogged(WebApplicationType stack, CapturedOutput output)
			throws Exception {
		ConfigurableApplicationContext shop = shop(stack);
		double before = count(shop);
		assertThat(get(shop, "/handled")).isEqualTo(418);
		assertThat(count(shop)).isEqualTo(before + 1);
		assertThat(linesIn(output)).isOne();
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void reportedAndCaughtFailureCounts(WebApplicationType stack, CapturedOutput output) throws Exception {
		ConfigurableApplicationContext shop = shop(stack);
		double before = count(shop);
		assertThat(get(shop, "/caught?card=1")).isEqualTo(200);
		assertThat(count(shop)).isEqualTo(before + 1);
		assertThat(linesIn(output)).isOne();
		assertThat(output.getOut()).contains(" origin=APPLICATION GET /caught").doesNotContain("card=1");
	}

	private static ConfigurableApplicationContext shop(WebApplicationType stack) {
		return SHOPS.computeIfAbsent(stack, ReportedRequestTests::start);
	}

	private static ConfigurableApplicationContext start(WebApplicationType stack) {
		return new SpringApplicationBuilder(Application.class).web(stack)
			.properties("server.port=0", "spring.main.banner-mode=off", "spring.reactor.context-propagation=auto")
			.run();
	}

	private static int get(ConfigurableApplicationContext shop, String path) throws IOException, InterruptedException {
		URI uri = URI.create("http://localhost:" + shop.getEnvironment().getProperty("local.server.port") + path);
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
			.statusCode();
	}

	private static double count(ConfigurableApplicationContext shop) {
		return shop.getBean(MeterRegistry.class)
			.find("paykka.errors")
			.tags("code", "6000", "origin", "APPLICATION")
			.counters()
			.stream()
			.mapToDouble(Counter::count)
			.sum();
	}

	private static long linesIn(CapturedOutput output) {
		return output.getOut().lines().filter((line) -> line.contains(": 6000 NETWORK_ERROR status=502")).count();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ Shop.class, HandlingShop.class })
	static class Application {

		/**
		 * Netty's shared event loops end when one of the applications stops.
		 */
		@Bean
		ReactorResourceFactory ownResources() {
			ReactorResourceFactory resources = new ReactorResourceFactory();
			resources.setUseGlobalResources(false);
			return resources;
		}

	}

	@RestController
	static class Shop {

		private static final PaykkaException CONSTANT = PaykkaException
			.withoutStackTrace(PaykkaErrorCode.NETWORK_ERROR);

		private final PaykkaFailureReporter reporter;

		Shop(PaykkaFailureReporter reporter) {
			this.reporter = reporter;
		}

		@GetMapping("/thrown")
		String reportAndThrow() {
			this.reporter.report(CONSTANT);
			throw CONSTANT;
		}

		@GetMapping("/caught")
		String report() {
			this.reporter.report(new IllegalStateException(CONSTANT));
			this.reporter.report(CONSTANT);
			return "caught";
		}

	}

	@RestController
	static class HandlingShop {

		private final PaykkaFailureReporter reporter;

		HandlingShop(PaykkaFailureReporter reporter) {
			this.reporter = reporter;
		}

		@GetMapping("/handled")
		String fail() {
			throw new PaykkaException(PaykkaErrorCode.NETWORK_ERROR);
		}

		@ExceptionHandler
		@ResponseStatus(HttpStatus.I_AM_A_TEAPOT)
		String handle(PaykkaException exception) {
			this.reporter.report(exception);
			return "handled";
		}

	}

}
