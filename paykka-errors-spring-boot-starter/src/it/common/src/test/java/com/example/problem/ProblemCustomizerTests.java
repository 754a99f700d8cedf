package com.example.problem;

import com.example.support.Response;
import com.example.support.Server;
import com.paykka.errors.problem.PaykkaProblemCustomizer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of customizers, including one that fails.
 */
class ProblemCustomizerTests {

	private static Server server;

	@BeforeAll
	static void start() {
		server = Server.start(CustomizerConfiguration.class);
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void addsAMember() {
		Response response = server.get("/codes/4018").isProblem(410, "4018");
		assertThat(response.<Object>member("support")).isEqualTo("4018@example.com");
		assertThat(response.<Object>member("properties")).isNull();
	}

	@Test
	void addsAMemberFromAFilter() {
		Response response = server.get("/filter").isProblem(410, "4018");
		assertThat(response.<Object>member("support")).isEqualTo("4018@example.com");
	}

	@Test
	void addsAMemberToInvalidInput() {
		Response response = server.get("/parameter?amount=0").isProblem(400, "2054");
		assertThat(response.<Object>member("support")).isEqualTo("2054@example.com");
	}

	@Configuration(proxyBeanMethods = false)
	static class CustomizerConfiguration {

		@Bean
		@Order(1)
		PaykkaProblemCustomizer throwingCustomizer() {
			return (problem, exception) -> {
				throw new IllegalStateException("secret");
			};
		}

		@Bean
		@Order(2)
		PaykkaProblemCustomizer supportCustomizer() {
			return (problem, exception) -> problem.setProperty("support",
					exception.getErrorCode().getCode() + "@example.com");
		}

	}

}
