package com.paykka.errors.internal.web.servlet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.jayway.jsonpath.JsonPath;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.problem.FailureListener;
import com.paykka.errors.internal.problem.PaykkaProblemAutoConfiguration;
import com.paykka.errors.internal.translation.PaykkaTranslationAutoConfiguration;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletConfig;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.handler.HandlerExceptionResolverComposite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests that the starter's controller advice does the same whether
 * {@link PaykkaExceptionResolver} calls it directly or Spring's own resolver calls it by
 * reflection.
 */
class OwnAdviceTests {

	private final List<PaykkaException> reported = new ArrayList<>();

	@ParameterizedTest
	@EnumSource
	void responds(Caller caller) {
		caller.serve((dispatcher) -> {
			MockHttpServletResponse response = new MockHttpServletResponse();
			dispatcher.service(new MockHttpServletRequest("GET", "/wrapped"), response);
			assertThat(response.getStatus()).isEqualTo(410);
			assertThat(response.getContentType()).isEqualTo("application/problem+json");
			assertThat(response.getContentLength()).isEqualTo(response.getContentAsByteArray().length);
			assertThat(JsonPath.<String>read(response.getContentAsString(), "$.code")).isEqualTo("4018");
		}, this.reported);
		assertThat(this.reported).hasSize(1);
	}

	@ParameterizedTest
	@EnumSource
	void leavesCommittedResponseAlone(Caller caller) {
		caller.serve((dispatcher) -> {
			MockHttpServletResponse response = new MockHttpServletResponse();
			assertThatExceptionOfType(ServletException.class)
				.isThrownBy(() -> dispatcher.service(new MockHttpServletRequest("GET", "/committed"), response))
				.withCauseInstanceOf(PaykkaException.class);
			assertThat(response.getContentAsString()).isEqualTo("begun");
		}, this.reported);
		assertThat(this.reported).hasSize(1);
	}

	@ParameterizedTest
	@EnumSource
	void exceptionStaysUnresolvedIfItCannotBeHandled(Caller caller) {
		caller.serve((dispatcher) -> assertThatExceptionOfType(ServletException.class)
			.isThrownBy(() -> dispatcher.service(new MockHttpServletRequest("GET", "/wrapped"),
					new BrokenResponse("No space left")))
			.withCauseInstanceOf(IllegalStateException.class), this.reported);
	}

	@ParameterizedTest
	@EnumSource
	void lostClientIsNotAFault(Caller caller) {
		caller.serve((dispatcher) -> dispatcher.service(new MockHttpServletRequest("GET", "/wrapped"),
				new BrokenResponse("Broken pipe")), this.reported);
		assertThat(this.reported).hasSize(1);
	}

	@ParameterizedTest
	@EnumSource
	void aspectAroundTheAdviceIsCalled(Caller caller) {
		List<String> called = new ArrayList<>();
		caller.serve((dispatcher) -> dispatcher.service(new MockHttpServletRequest("GET", "/wrapped"),
				new MockHttpServletResponse()), this.reported, aspect(called));
		assertThat(called).containsOnlyOnce("handle");
	}

	private static BeanPostProcessor aspect(List<String> called) {
		return new BeanPostProcessor() {

			@Override
			public Object postProcessAfterInitialization(Object bean, String name) {
				if (!(bean instanceof ServletExceptionAdvice)) {
					return bean;
				}
				ProxyFactory factory = new ProxyFactory(bean);
				factory.setProxyTargetClass(true);
				factory.addAdvice((MethodInterceptor) (invocation) -> {
					called.add(invocation.getMethod().getName());
					return invocation.proceed();
				});
				return factory.getProxy();
			}

		};
	}

	enum Caller {

		DIRECT,

		REFLECTION;

		void serve(Test test, List<PaykkaException> reported, BeanPostProcessor... processors) {
			WebApplicationContextRunner runner = new WebApplicationContextRunner()
				.withConfiguration(
						AutoConfigurations.of(WebMvcAutoConfiguration.class, PaykkaTranslationAutoConfiguration.class,
								PaykkaProblemAutoConfiguration.class, PaykkaServletAutoConfiguration.class))
				.withBean(FailingController.class)
				.withBean(FailureListener.class, () -> new FailureListener() {
					@Override
					public void onFailure(PaykkaException exception) {
						reported.add(exception);
					}
				})
				.withInitializer((context) -> {
					for (BeanPostProcessor processor : processors) {
						context.getBeanFactory().addBeanPostProcessor(processor);
					}
				});
			if (this == REFLECTION) {
				runner = runner.withInitializer(
						(context) -> context.getBeanFactory().addBeanPostProcessor(new OnlySpringsResolver()));
			}
			runner.run((context) -> {
				DispatcherServlet dispatcher = new DispatcherServlet(context);
				dispatcher.init(new MockServletConfig());
				test.run(dispatcher);
			});
		}

	}

	interface Test {

		void run(DispatcherServlet dispatcher) throws Exception;

	}

	static class OnlySpringsResolver implements BeanPostProcessor {

		@Override
		public Object postProcessAfterInitialization(Object bean, String name) {
			if (bean instanceof HandlerExceptionResolverComposite composite) {
				List<HandlerExceptionResolver> resolvers = new ArrayList<>(composite.getExceptionResolvers());
				assertThat(resolvers.removeIf(PaykkaExceptionResolver.class::isInstance)).isTrue();
				composite.setExceptionResolvers(resolvers);
			}
			return bean;
		}

	}

	@RestController
	static class FailingController {

		@GetMapping("/wrapped")
		void wrapped() {
			throw new IllegalStateException(new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED));
		}

		@GetMapping("/committed")
		void committed(HttpServletResponse response) throws IOException {
			response.getWriter().write("begun");
			response.flushBuffer();
			throw new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED);
		}

	}

	static class BrokenResponse extends MockHttpServletResponse {

		private final String message;

		BrokenResponse(String message) {
			this.message = message;
		}

		@Override
		public ServletOutputStream getOutputStream() {
			return sneakyThrow(new IOException(this.message));
		}

		@SuppressWarnings("unchecked")
		private static <R, E extends Exception> R sneakyThrow(Exception exception) throws E {
			throw (E) exception;
		}

	}

}
