package com.example.problem;

import java.io.IOException;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.Locale;

import com.example.support.Connection;
import com.example.support.Eventually;
import com.example.support.Server;
import com.example.support.Stack;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.problem.FailureListener;
import com.paykka.errors.problem.PaykkaAudienceResolver;
import com.paykka.errors.problem.PaykkaProblemCustomizer;
import com.paykka.errors.translation.PaykkaExceptionTranslator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.AbstractMessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

/**
 * Tests of an application whose extensions all fail, in one way after another.
 */
@ExtendWith(OutputCaptureExtension.class)
class ThrowingExtensionTests {

	private static Server server;

	@BeforeAll
	static void start() {
		server = Server.start(new Class<?>[] { ThrowingConfiguration.class, Stack.CURRENT.throwingLocale() },
				"paykka.errors.unexpected=true",
				"logging.level.com.paykka=warn");
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@ParameterizedTest
	@EnumSource(names = "MEMORY", mode = EnumSource.Mode.EXCLUDE)
	void doNotPreventTheProblem(Fault fault, CapturedOutput output) {
		server.bean(ThrowingConfiguration.class).fault = fault;
		double before = server.count();
		double beforeOfCode = server.count("4018");
		for (int round = 1; round <= 2; round++) {
			Stack.CURRENT.entryPoints()
				.forEach((path) -> assertThat(server.get(path).isProblem(410, "4018").<Object>member("title"))
					.isEqualTo("Order expired"));
			server.get("/unexpected").isProblem(500, "6007");
		}
		double failures = 2.0 * Stack.CURRENT.entryPoints().size();
		Eventually.assertThat(() -> server.count() - before, failures + 2.0);
		assertThat(server.count("4018") - beforeOfCode).isEqualTo(failures);
		assertThat(output.getAll().lines().filter((line) -> line.contains("Fault while"))).hasSize(6)
			.doesNotHaveDuplicates();
		if (fault != Fault.STACK) {
			assertThat(output.getAll()).contains("secret");
		}
	}

	@Test
	void lackOfMemoryEndsTheResponseButNotTheCountNorTheServer() {
		Server exhausted = Server.start(ExhaustedConfiguration.class);
		Stack.CURRENT.entryPoints().forEach((path) -> {
			double before = exhausted.count();
			try (Connection connection = Connection.open(exhausted)
				.get(path, "Accept: application/json", "Connection: close")) {
				assertThat(connection.readToEnd()).matches("(?s)|HTTP/1.1 500((?!HTTP/1.1 |4018).)*");
			}
			Eventually.assertThat(() -> exhausted.count() - before, 1.0);
		});
		// Shorter than the wait for a request that never ends
		assertTimeout(Duration.ofSeconds(25), exhausted::close);
	}

	@Configuration(proxyBeanMethods = false)
	static class ExhaustedConfiguration {

		@Bean
		PaykkaProblemCustomizer exhaustedCustomizer() {
			return (problem, exception) -> Fault.MEMORY.occur();
		}

	}

	enum Fault {

		RUNTIME, CHECKED, ASSERTION, STACK, LINKAGE, MEMORY;

		<T> T occur() {
			switch (this) {
				case RUNTIME -> throw new IllegalStateException("secret");
				case CHECKED -> Fault.<RuntimeException>rethrow(new IOException("secret"));
				case ASSERTION -> throw new AssertionError("secret");
				case STACK -> occur();
				case LINKAGE -> throw new NoClassDefFoundError("secret");
				case MEMORY -> throw new OutOfMemoryError("secret");
			}
			return null;
		}

		/**
		 * Throw a checked exception that no method declares, as Kotlin does.
		 */
		@SuppressWarnings("unchecked")
		private static <E extends Exception> void rethrow(Exception exception) throws E {
			throw (E) exception;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ThrowingConfiguration {

		volatile Fault fault = Fault.RUNTIME;

		@Bean
		PaykkaProblemCustomizer throwingCustomizer() {
			return (problem, exception) -> this.fault.occur();
		}

		@Bean
		PaykkaExceptionTranslator throwingTranslator() {
			return (exception) -> this.fault.occur();
		}

		@Bean
		PaykkaAudienceResolver throwingResolver() {
			return (request, path) -> this.fault.occur();
		}

		@Bean
		@Order(Ordered.HIGHEST_PRECEDENCE)
		FailureListener throwingListener() {
			return new FailureListener() {
				@Override
				public void onProblem(PaykkaException exception) {
					ThrowingConfiguration.this.fault.occur();
				}
			};
		}

		@Bean
		MessageSource messageSource() {
			return new AbstractMessageSource() {
				@Override
				protected MessageFormat resolveCode(String code, Locale locale) {
					return ThrowingConfiguration.this.fault.occur();
				}
			};
		}

	}

}
