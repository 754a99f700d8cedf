package com.paykka.errors.internal.openapi;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaErrorCode.Advice;
import com.paykka.errors.internal.problem.PaykkaProblemAutoConfiguration;
import com.paykka.errors.internal.translation.PaykkaTranslationAutoConfiguration;
import com.paykka.errors.openapi.PaykkaErrorResponses;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import org.springframework.beans.BeanUtils;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.method.HandlerMethod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ErrorsCustomizerTests {

	private static final String PROBLEM = "application/problem+json";

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(PaykkaTranslationAutoConfiguration.class,
				PaykkaProblemAutoConfiguration.class, PaykkaOpenApiAutoConfiguration.class));

	@Test
	void statusHasItsCodesInItsDescription() {
		assertThat(documented("pay").get("409").getDescription())
			.isEqualTo("- `4023` TRANSACTION_DISPUTED: This transaction has entered dispute process\n"
					+ "- `4024` REFUND_DEADLINE_EXCEEDED: Exceeded refund deadline");
	}

	@Test
	void codeHasAnExampleOfTheTrueProblem() {
		Example example = examples(documented("pay").get("410")).get("ORDER_EXPIRED");
		assertThat(example.getSummary()).isEqualTo("Order expired");
		assertThat(example.getValue()).asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
			.containsEntry("code", "4018")
			.containsEntry("detail", "This order has expired")
			.containsEntry("status", 410)
			.containsEntry("advice", "START_AGAIN")
			.containsEntry("instance", "/orders/42/pay");
	}

	@Test
	void errorsOfTheClassAreMergedWithThoseOfTheMethod() {
		assertThat(documented("pay")).containsOnlyKeys("401", "409", "410", "503");
		assertThat(documented("plain")).containsOnlyKeys("401");
	}

	@Test
	void errorsOfComposedAnnotationsAndInterfacesAreFound() {
		assertThat(documented("composed")).containsOnlyKeys("401", "404", "410");
	}

	@Test
	void operationOfSeveralMethodsHasTheErrorsOfAll() {
		OpenAPI openApi = document(new Operation(), "pay", "composed");
		assertThat(responses(openApi)).containsOnlyKeys("401", "404", "409", "410", "503");
	}

	@Test
	void retryableCodeHasItsHeader() {
		assertThat(documented("pay").get("503").getHeaders()).containsOnlyKeys("Retry-After");
		assertThat(documented("pay").get("410").getHeaders()).isNull();
	}

	@Test
	void challengeIsDocumented() {
		assertThat(documented("pay").get("401").getHeaders()).containsOnlyKeys("WWW-Authenticate");
	}

	@Test
	void responsesShareOneSchema() {
		OpenAPI openApi = document(new Operation(), "pay");
		assertThat(openApi.getComponents().getSchemas()).containsOnlyKeys("PaykkaProblem");
		assertThat(responses(openApi).values())
			.allSatisfy((response) -> assertThat(content(response).getSchema().get$ref())
				.isEqualTo("#/components/schemas/PaykkaProblem"));
	}

	@Test
	void schemaNamesEveryMemberOfAProblem() {
		Schema<?> schema = document(new Operation(), "pay").getComponents().getSchemas().get("PaykkaProblem");
		Map<?, ?> problem = (Map<?, ?>) examples(documented("pay").get("503")).get("RETRY_TRANSACTION").getValue();
		assertThat(schema.getProperties()).containsKeys(problem.keySet().toArray(String[]::new));
	}

	@Test
	void schemaNamesEveryAdvice() {
		Schema<?> schema = document(new Operation(), "pay").getComponents().getSchemas().get("PaykkaProblem");
		Schema<?> advice = schema.getProperties().get("advice");
		assertThat(advice.getEnum()).map(String::valueOf)
			.containsExactly(Arrays.stream(Advice.values()).map(Enum::name).toArray(String[]::new));
		assertThat(schema.getRequired()).contains("retryable", "advice");
	}

	@Test
	void schemaOfTheApplicationStays() {
		OpenAPI openApi = new OpenAPI().schema("PaykkaProblem", new ObjectSchema().description("Mine"));
		withCustomizer((customizer) -> document(customizer, openApi, new Operation(), "pay"));
		assertThat(openApi.getComponents().getSchemas().get("PaykkaProblem").getDescription()).isEqualTo("Mine");
	}

	@Test
	void methodWithoutErrorsIsLeftAlone() {
		Operation operation = new Operation();
		OpenAPI openApi = new OpenAPI();
		withCustomizer((customizer) -> {
			customizer.customize(operation, handlerMethod(Unrelated.class, "get"));
			openApi.paths(new Paths().addPathItem("/", new PathItem().get(operation)));
			customizer.customise(openApi, Locale.ENGLISH);
		});
		assertThat(openApi)
			.isEqualTo(new OpenAPI().paths(new Paths().addPathItem("/", new PathItem().get(new Operation()))));
	}

	@Test
	void markIsRemoved() {
		Operation operation = new Operation();
		document(operation, "pay");
		assertThat(operation.getExtensions()).isEmpty();
	}

	@Test
	void documentWithoutPathsIsLeftAlone() {
		OpenAPI openApi = new OpenAPI();
		withCustomizer((customizer) -> customizer.customise(openApi, Locale.ENGLISH));
		assertThat(openApi).isEqualTo(new OpenAPI());
	}

	@Test
	void descriptionOfTheApplicationStays() {
		assertThat(extended(new ApiResponse().description("Too late")).getDescription()).isEqualTo("Too late");
	}

	@Test
	void reasonPhraseIsNotADescription() {
		assertThat(extended(new ApiResponse().description("Gone")).getDescription()).contains("4018");
	}

	@Test
	void contentOfTheApplicationStays() {
		MediaType json = new MediaType().schema(new ObjectSchema());
		ApiResponse response = extended(
				new ApiResponse().content(new Content().addMediaType("application/json", json)));
		assertThat(response.getContent()).containsOnlyKeys("application/json", PROBLEM);
		assertThat(response.getContent().get("application/json")).isSameAs(json);
	}

	@Test
	void schemaAndExamplesOfTheResponseStay() {
		Schema<?> schema = new ObjectSchema();
		Example example = new Example().summary("Mine");
		MediaType content = content(extended(withContent(
				new MediaType().schema(schema).addExamples("ORDER_EXPIRED", example).addExamples("other", example))));
		assertThat(content.getSchema()).isSameAs(schema);
		assertThat(content.getExamples()).isEqualTo(Map.of("ORDER_EXPIRED", example, "other", example));
	}

	@Test
	void singleExampleOfTheApplicationStaysAlone() {
		assertThat(content(extended(withContent(new MediaType().example("mine")))).getExamples()).isNull();
	}

	@Test
	void headerOfTheApplicationStays() {
		Header header = new Header().description("Mine");
		Operation operation = new Operation().responses(
				new ApiResponses().addApiResponse("503", new ApiResponse().addHeaderObject("Retry-After", header)));
		assertThat(responses(document(operation, "pay")).get("503").getHeaders())
			.isEqualTo(Map.of("Retry-After", header));
	}

	@Test
	void referenceStaysAlone() {
		ApiResponse reference = new ApiResponse().$ref("#/components/responses/Gone");
		assertThat(extended(reference)).isEqualTo(new ApiResponse().$ref("#/components/responses/Gone"));
	}

	@Test
	void settingsDetermineStatusAndRetrying() {
		ApiResponses responses = documented("pay", "paykka.errors.codes.4018.status=404",
				"paykka.errors.codes.6002.retryable=false");
		assertThat(responses).containsKey("404").doesNotContainKey("410");
		assertThat(responses.get("503").getHeaders()).isNull();
		assertThat(examples(responses.get("503")).get("RETRY_TRANSACTION").getValue())
			.asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
			.containsEntry("advice", "CHECK_STATUS");
	}

	@Test
	void documentationForShoppersShowsWhatTheyGet() {
		ApiResponse response = documented("declined", "paykka.errors.audience=shopper").get("402");
		assertThat(examples(response)).containsOnlyKeys("ISSUER_DECLINED");
		assertThat(response.getDescription())
			.isEqualTo("- `5002` ISSUER_DECLINED: Issuing bank did not approve the transaction");
	}

	@Test
	void successIsRejected() {
		withCustomizer((customizer) -> assertThatIllegalStateException()
			.isThrownBy(() -> customizer.customize(new Operation(), handlerMethod(Orders.class, "success")))
			.withMessageContaining("Orders#success")
			.withMessageContaining("SUCCESS, which is not an error"));
	}

	private static ApiResponse withContent(MediaType mediaType) {
		return new ApiResponse().content(new Content().addMediaType(PROBLEM, mediaType));
	}

	private static MediaType content(ApiResponse response) {
		return response.getContent().get(PROBLEM);
	}

	private static Map<String, Example> examples(ApiResponse response) {
		return content(response).getExamples();
	}

	private static ApiResponses responses(OpenAPI openApi) {
		return openApi.getPaths().get("/orders/{id}/pay").getPost().getResponses();
	}

	private ApiResponse extended(ApiResponse response) {
		Operation operation = new Operation().responses(new ApiResponses().addApiResponse("410", response));
		return responses(document(operation, "pay")).get("410");
	}

	private ApiResponses documented(String method, String... settings) {
		OpenAPI openApi = new OpenAPI();
		withCustomizer((customizer) -> document(customizer, openApi, new Operation(), method), settings);
		return responses(openApi);
	}

	private OpenAPI document(Operation operation, String... methods) {
		OpenAPI openApi = new OpenAPI();
		withCustomizer((customizer) -> document(customizer, openApi, operation, methods));
		return openApi;
	}

	private static void document(ErrorsCustomizer customizer, OpenAPI openApi, Operation operation, String... methods) {
		for (String method : methods) {
			customizer.customize(operation, handlerMethod(Orders.class, method));
		}
		openApi.paths(new Paths().addPathItem("/orders/{id}/pay", new PathItem().post(operation)));
		customizer.customise(openApi, Locale.ENGLISH);
	}

	private void withCustomizer(Consumer<ErrorsCustomizer> action, String... settings) {
		this.runner.withPropertyValues(settings)
			.run((context) -> action.accept(context.getBean(ErrorsCustomizer.class)));
	}

	private static HandlerMethod handlerMethod(Class<?> type, String name) {
		return new HandlerMethod(BeanUtils.instantiateClass(type), ReflectionUtils.findMethod(type, name));
	}

	interface OrderApi {

		@PaykkaErrorResponses(PaykkaErrorCode.ORDER_NOT_FOUND)
		void composed();

	}

	@PaykkaErrorResponses(PaykkaErrorCode.ORDER_EXPIRED)
	@Retention(RetentionPolicy.RUNTIME)
	@interface Expires {

	}

	@PaykkaErrorResponses(PaykkaErrorCode.SIGNATURE_INVALID)
	static class Orders implements OrderApi {

		@PaykkaErrorResponses({ PaykkaErrorCode.TRANSACTION_DISPUTED, PaykkaErrorCode.ORDER_EXPIRED,
				PaykkaErrorCode.RETRY_TRANSACTION, PaykkaErrorCode.REFUND_DEADLINE_EXCEEDED })
		public void pay() {
		}

		@PaykkaErrorResponses({ PaykkaErrorCode.SECURITY_BLOCKED, PaykkaErrorCode.BLACKLISTED })
		public void declined() {
		}

		@Override
		@Expires
		public void composed() {
		}

		@PaykkaErrorResponses(PaykkaErrorCode.SUCCESS)
		public void success() {
		}

		public void plain() {
		}

	}

	static class Unrelated {

		public void get() {
		}

	}

}
