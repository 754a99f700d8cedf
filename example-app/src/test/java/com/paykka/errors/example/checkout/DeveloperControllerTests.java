package com.paykka.errors.example.checkout;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class DeveloperControllerTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withUserConfiguration(RequestLog.class, DeveloperController.class)
		.withBean(SimpleMeterRegistry.class);

	@ParameterizedTest
	@ValueSource(strings = { "checkout.developer=false", "other=true" })
	void isAbsentUnlessAskedFor(String setting) {
		this.runner.withPropertyValues(setting)
			.run((context) -> assertThat(context).doesNotHaveBean(DeveloperController.class)
				.doesNotHaveBean(RequestLog.class));
	}

	@Test
	void returnsOnlyTheLastLinesOfTheRequest() {
		this.runner.withPropertyValues("checkout.developer=true").run((context) -> {
			DeveloperController controller = context.getBean(DeveloperController.class);
			context.getBean(RequestLog.class).attach();
			log("one", "5004 INSUFFICIENT_FUNDS");
			log("two", "5019 BLACKLISTED");
			assertThat(controller.traces("one").lines()).containsExactly("WARN 5004 INSUFFICIENT_FUNDS");
			assertThat(controller.traces("two").counters()).containsOnlyKeys("5019");
			for (int i = 0; i < 200; i++) {
				log("two", "5019 BLACKLISTED");
			}
			assertThat(controller.traces("one").lines()).isEmpty();
		});
	}

	private static void log(String request, String line) {
		MDC.put(CheckoutFilter.REQUEST, request);
		try {
			LoggerFactory.getLogger("com.paykka.errors").warn(line);
		}
		finally {
			MDC.remove(CheckoutFilter.REQUEST);
		}
	}

}
