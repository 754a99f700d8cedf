package com.example.rest;

import java.util.List;

import com.example.support.RunningShop;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.annotation.Id;
import org.springframework.data.map.repository.config.EnableMapRepositories;
import org.springframework.data.repository.CrudRepository;
import org.springframework.data.rest.core.annotation.RestResource;
import org.springframework.data.rest.core.event.ValidatingRepositoryEventListener;
import org.springframework.data.rest.webmvc.config.RepositoryRestConfigurer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.validation.Validator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that Spring Data REST alone responds to invalid requests to its handlers.
 */
@ExtendWith(OutputCaptureExtension.class)
class DataRestTests {

	private static final String NOTHING_EXCLUDED = "spring.autoconfigure.exclude=";

	private static List<String> expected;

	@BeforeAll
	static void recordResponsesWithoutStarter() {
		try (RunningShop without = start("paykka.errors.enabled=false")) {
			expected = responses(without);
		}
		assertThat(expected).extracting((response) -> response.substring(0, 3))
			.containsExactly("400", "400", "400", "400", "405");
	}

	@ParameterizedTest
	@ValueSource(strings = { "named", "unless-handled", "always" })
	void nothingChanges(String mode, CapturedOutput output) {
		try (RunningShop with = start("paykka.errors.validation.mode=" + mode)) {
			assertThat(responses(with)).isEqualTo(expected);
			assertThat(with.count()).isZero();
			assertThat(with.get("/failing").<String>member("code")).isEqualTo("4018");
			assertThat(json(with, "POST", "/own-orders", "{}")).contains("\"code\":\"2008\"");
			assertThat(with.count()).isEqualTo(2);
			assertThat(output).doesNotContain("RepositoryRestExceptionHandler");
		}
	}

	private static RunningShop start(String setting) {
		return RunningShop.start(RestShop.class, NOTHING_EXCLUDED, "logging.level.com.paykka.errors=info", setting);
	}

	private static List<String> responses(RunningShop shop) {
		return List.of(json(shop, "POST", "/orders", "{"), json(shop, "POST", "/orders", ""),
				json(shop, "POST", "/orders", "{}"), json(shop, "PUT", "/orders/1", "{\"amount\":\"many\"}"),
				json(shop, "DELETE", "/orders/1", ""));
	}

	private static String json(RunningShop shop, String method, String path, String body) {
		return shop.send(method, path, body, "Content-Type", "application/json").comparable();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableMapRepositories(considerNestedRepositories = true)
	@Import(OwnController.class)
	static class RestShop {

		@Bean
		SecurityFilterChain everythingPermitted(HttpSecurity http) {
			return http.csrf((csrf) -> csrf.disable()).build();
		}

		@Bean
		RepositoryRestConfigurer validating(Validator validator) {
			return new RepositoryRestConfigurer() {

				@Override
				public void configureValidatingRepositoryEventListener(ValidatingRepositoryEventListener listener) {
					listener.addValidator("beforeCreate", validator);
				}

			};
		}

	}

	@RestController
	static class OwnController {

		@GetMapping("/failing")
		String failing() {
			throw new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED);
		}

		@PostMapping("/own-orders")
		String create(@RequestBody @Valid Order order) {
			return order.reference;
		}

	}

	public interface Orders extends CrudRepository<Order, String> {

		@Override
		@RestResource(exported = false)
		void deleteById(String id);

	}

	public static class Order {

		@Id
		public String id;

		@NotBlank(message = "{paykka.2008}")
		public String reference;

		public int amount;

	}

}
