package com.paykka.errors.internal.problem;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Locale;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.translation.Failure;
import com.paykka.errors.internal.translation.PaykkaTranslationAutoConfiguration;
import com.paykka.errors.problem.Audience;
import com.paykka.errors.problem.PaykkaProblemCustomizer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemMembersTests {

	private final ObjectMapper mapper = new ObjectMapper();

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(PaykkaTranslationAutoConfiguration.class, PaykkaProblemAutoConfiguration.class));

	@ParameterizedTest
	@EnumSource
	void sampleEqualsTheRenderedProblem(Audience audience) {
		this.runner.run((context) -> assertSame(context.getBean(ProblemRenderer.class), audience));
	}

	@ParameterizedTest
	@EnumSource
	void sampleIsCustomizedLikeAnyProblem(Audience audience) {
		this.runner
			.withBean(PaykkaProblemCustomizer.class,
					() -> (problem, exception) -> problem.setProperty("card", "4111111111111111"))
			.run((context) -> assertSame(context.getBean(ProblemRenderer.class), audience));
	}

	private void assertSame(ProblemRenderer renderer, Audience audience) {
		ProblemRequest request = new ProblemRequest("GET", "/orders/42", Locale.SIMPLIFIED_CHINESE, audience);
		assertThat(EnumSet.complementOf(EnumSet.of(PaykkaErrorCode.SUCCESS))).allSatisfy((code) -> {
			ProblemMembers sample = renderer.sample(code, request);
			RenderedProblem rendered = renderer.render(new Failure(PaykkaException.withoutStackTrace(code)), request);
			// Boot 3.5.0 escapes slashes
			assertThat(new String(rendered.body(), StandardCharsets.UTF_8).replace("\\/", "/"))
				.isEqualTo(this.mapper.writeValueAsString(sample.members()));
			assertThat(sample.status()).isEqualTo(rendered.status());
			assertThat(sample.retryAfter()).isEqualTo(rendered.retryAfter());
			assertThat(sample.authenticate()).isEqualTo(rendered.authenticate());
		});
	}

}
