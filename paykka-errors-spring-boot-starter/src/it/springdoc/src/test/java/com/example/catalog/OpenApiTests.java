package com.example.catalog;

import java.util.List;
import java.util.Map;

import com.example.support.Response;
import com.example.support.Server;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.openapi.PaykkaErrorResponses;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.models.GroupedOpenApi;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the OpenAPI document that springdoc generates.
 */
class OpenApiTests {

	private static final String ENABLED = "springdoc.api-docs.enabled=true";

	private static final String RESPONSES = "paths['/documented/{id}'].get.responses";

	private static Server server;

	@BeforeAll
	static void start() {
		server = Server.start(OpenApiConfiguration.class, ENABLED);
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void documentsEachStatus() {
		assertThat(document().<Map<String, Object>>member(RESPONSES)).containsKeys("200", "401", "410", "429", "503");
	}

	@Test
	void successStaysAsItWas() {
		assertThat(document().<Map<String, Object>>member(RESPONSES + "['200'].content")).isNotEmpty()
			.doesNotContainKey("application/problem+json");
	}

	@ParameterizedTest
	@CsvSource({ "401, 2000, SIGNATURE_INVALID", "410, 4018, ORDER_EXPIRED", "429, 6006, TOO_MANY_REQUESTS",
			"503, 6002, RETRY_TRANSACTION" })
	void exampleIsWhatIsSent(String status, String code, String name) {
		Map<String, Object> example = document().member(problem(status) + ".examples." + name + ".value");
		Response handled = server.get("/documented/" + code);
		assertThat(example.remove("instance")).isEqualTo("/documented/42");
		assertThat(example).containsKeys("type", "detail", "code", "advice")
			.allSatisfy((member, value) -> assertThat(handled.<Object>member(member)).isEqualTo(value));
	}

	@Test
	void headersAreDocumented() {
		Response document = document();
		assertThat(document.<Map<String, Object>>member(RESPONSES + "['503'].headers")).containsOnlyKeys("Retry-After");
		assertThat(document.<Map<String, Object>>member(RESPONSES + "['401'].headers"))
			.containsOnlyKeys("WWW-Authenticate");
		assertThat(document.<Object>member(RESPONSES + "['410'].headers")).isNull();
	}

	@Test
	void responsesReferToTheSchema() {
		Response document = document();
		assertThat(document.<String>member(problem("410") + ".schema['$ref']"))
			.isEqualTo("#/components/schemas/PaykkaProblem");
		assertThat(document.<String>member("components.schemas.PaykkaProblem.type")).isEqualTo("object");
		assertThat(document.<String>member("components.schemas.PaykkaProblem.properties.retryable.type"))
			.isEqualTo("boolean");
		assertThat(document.<List<String>>member("components.schemas.PaykkaProblem.properties.advice.enum")).hasSize(10)
			.contains("RETRY", "CHECK_STATUS");
		assertThat(document.<List<String>>member("components.schemas.PaykkaProblem.required")).contains("advice");
		assertThat(document.<Boolean>member("components.schemas.PaykkaProblem.additionalProperties")).isTrue();
	}

	@Test
	void descriptionOfTheApplicationStays() {
		assertThat(document().<String>member("paths['/described'].get.responses['410'].description"))
			.isEqualTo("Too late");
	}

	@Test
	void statusWithoutDescriptionListsItsCodes() {
		assertThat(document().<String>member("paths['/described'].get.responses['404'].description"))
			.isEqualTo("- `4008` ORDER_NOT_FOUND: Order does not exist");
	}

	@Test
	void customizersOfTheApplicationSeeTheResponses() {
		assertThat(document().<Boolean>member(RESPONSES + "['410']['x-seen']")).isTrue();
	}

	@Test
	void groupsAreDocumentedToo() {
		Response group = server.get("/v3/api-docs/group");
		assertThat(group.<Map<String, Object>>member(problem("410") + ".examples")).containsKey("ORDER_EXPIRED");
		assertThat(group.<String>member("components.schemas.PaykkaProblem.type")).isEqualTo("object");
	}

	@Test
	void onlyAnnotatedMethodsAreDocumented() {
		assertThat(document().<Map<String, Object>>member("paths['/codes/{code}'].get.responses"))
			.containsOnlyKeys("200");
	}

	@Test
	void documentIsValid() {
		assertValid(document());
	}

	@Test
	void documentOfVersion30IsValid() {
		try (Server older = Server.start(OpenApiConfiguration.class, ENABLED,
				"springdoc.api-docs.version=openapi_3_0")) {
			Response document = older.get("/v3/api-docs");
			assertThat(document.<String>member("openapi")).startsWith("3.0");
			assertThat(document.<String>member("components.schemas.PaykkaProblem.properties.status.type"))
				.isEqualTo("integer");
			assertValid(document);
		}
	}

	@Test
	void successStopsTheDocument() {
		try (Server wrong = Server.start(WrongController.class, ENABLED)) {
			assertThat(wrong.get("/v3/api-docs").status()).isEqualTo(500);
		}
	}

	private static void assertValid(Response document) {
		SwaggerParseResult result = new OpenAPIV3Parser().readContents(document.body());
		assertThat(result.getMessages()).isEmpty();
		assertThat(result.getOpenAPI().getPaths()).containsKey("/documented/{id}");
	}

	private static String problem(String status) {
		return RESPONSES + "['" + status + "'].content['application/problem+json']";
	}

	private static Response document() {
		return server.get("/v3/api-docs");
	}

	@Configuration(proxyBeanMethods = false)
	@Import(DescribedController.class)
	static class OpenApiConfiguration {

		@Bean
		GroupedOpenApi group() {
			return GroupedOpenApi.builder().group("group").pathsToMatch("/documented/**").build();
		}

		@Bean
		OpenApiCustomizer seeing() {
			return (openApi) -> openApi.getPaths()
				.values()
				.forEach((path) -> path.readOperations()
					.forEach((operation) -> operation.getResponses()
						.values()
						.forEach((response) -> response.addExtension("x-seen", true))));
		}

	}

	@RestController
	static class DescribedController {

		@GetMapping("/described")
		@ApiResponse(responseCode = "404")
		@ApiResponse(responseCode = "410", description = "Too late")
		@PaykkaErrorResponses({ PaykkaErrorCode.ORDER_NOT_FOUND, PaykkaErrorCode.ORDER_EXPIRED })
		String described() {
			return "";
		}

	}

	@RestController
	static class WrongController {

		@GetMapping("/wrong")
		@PaykkaErrorResponses(PaykkaErrorCode.SUCCESS)
		String wrong() {
			return "";
		}

	}

}
