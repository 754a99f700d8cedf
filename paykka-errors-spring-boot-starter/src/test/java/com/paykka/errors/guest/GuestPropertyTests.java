package com.paykka.errors.guest;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.guest.GuestAdvice.AnnotatedException;
import com.paykka.errors.guest.GuestAdvice.CheckoutException;
import com.paykka.errors.guest.GuestAdvice.Shop;
import com.paykka.errors.guest.GuestAdvice.Till;
import com.paykka.errors.guest.GuestAdvice.TranslatedException;
import com.paykka.errors.internal.problem.PaykkaProblemAutoConfiguration;
import com.paykka.errors.internal.settings.PaykkaSettingsAutoConfiguration;
import com.paykka.errors.internal.translation.PaykkaTranslationAutoConfiguration;
import com.paykka.errors.internal.web.reactive.PaykkaReactiveAutoConfiguration;
import com.paykka.errors.internal.web.servlet.PaykkaServletAutoConfiguration;
import com.paykka.errors.translation.PaykkaExceptionTranslator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.web.reactive.WebFluxAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.test.context.runner.AbstractApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletConfig;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import org.springframework.web.servlet.DispatcherServlet;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares random applications with and without the starter: exceptions that belong to
 * one of their handlers are handled by it, with the same calls; the starter's become
 * problems; everything else is the same.
 */
class GuestPropertyTests {

	private static final int ORDER = -100;

	private static final Set<Class<?>> CATCH_ALLS = Set.of(Exception.class, RuntimeException.class, Throwable.class);

	@Property(tries = 20)
	void servletApplicationIsUnchanged(@ForAll("applications") Application application,
			@ForAll("failures") List<Failure> failures) {
		compare(application, failures,
				new WebApplicationContextRunner().withConfiguration(
						AutoConfigurations.of(WebMvcAutoConfiguration.class, PaykkaServletAutoConfiguration.class)),
				GuestPropertyTests::throughServlet);
	}

	@Property(tries = 20)
	void reactiveApplicationIsUnchanged(@ForAll("applications") Application application,
			@ForAll("failures") List<Failure> failures) {
		compare(application, failures,
				new ReactiveWebApplicationContextRunner().withConfiguration(
						AutoConfigurations.of(WebFluxAutoConfiguration.class, PaykkaReactiveAutoConfiguration.class)),
				GuestPropertyTests::throughHandler);
	}

	@Provide
	Arbitrary<Application> applications() {
		Arbitrary<Advice> advice = Combinators
			.combine(Arbitraries.of(GuestAdvice.TYPES), Arbitraries.of(-200, ORDER, -99, 0, Integer.MAX_VALUE))
			.as(Advice::new);
		return Combinators
			.combine(advice.list().ofMaxSize(4).uniqueElements(Advice::type), Arbitraries.of(true, false),
					Arbitraries.of(true, false))
			.as(Application::new);
	}

	@Provide
	Arbitrary<List<Failure>> failures() {
		return Combinators
			.combine(Arbitraries.of(Kind.class).list().ofMinSize(1).ofMaxSize(4), Arbitraries.of("/shop", "/till"),
					Arbitraries.of("application/json", "text/html", "*/*", "text/html, application/json;q=0.5",
							"application/xml", "no type"))
			.as(Failure::new)
			.list()
			.ofSize(25);
	}

	private static void compare(Application application, List<Failure> failures,
			AbstractApplicationContextRunner<?, ?, ?> runner, Caller caller) {
		boolean reactive = runner instanceof ReactiveWebApplicationContextRunner;
		List<Outcome> without = new ArrayList<>();
		application.on(runner)
			.withPropertyValues("paykka.errors.enabled=false")
			.run((context) -> failures
				.forEach((failure) -> without.add(failure.outcome(caller, (ApplicationContext) context))));
		application.on(runner)
			.run((context) -> IntStream.range(0, failures.size())
				.forEach((i) -> failures.get(i)
					.check(application, reactive, without.get(i),
							failures.get(i).outcome(caller, (ApplicationContext) context))));
	}

	private static String throughServlet(ApplicationContext context, String path, String accept) throws Exception {
		DispatcherServlet dispatcher = new DispatcherServlet((WebApplicationContext) context);
		dispatcher.init(new MockServletConfig());
		MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
		request.addHeader("Accept", accept);
		MockHttpServletResponse response = new MockHttpServletResponse();
		try {
			dispatcher.service(request, response);
		}
		catch (Exception ex) {
			return "thrown " + ex;
		}
		return response.getStatus() + " " + response.getErrorMessage() + " " + response.getContentType() + " "
				+ response.getContentAsString();
	}

	private static String throughHandler(ApplicationContext context, String path, String accept) {
		MockServerHttpRequest request = MockServerHttpRequest.get(path).header("Accept", accept).build();
		MockServerHttpResponse response = new MockServerHttpResponse();
		WebHttpHandlerBuilder.applicationContext(context).build().handle(request, response).block();
		return response.getStatusCode() + " " + response.getHeaders().getFirst("Content-Type") + " "
				+ response.getBodyAsString().block();
	}

	interface Caller {

		String call(ApplicationContext context, String path, String accept) throws Exception;

	}

	enum Kind {

		PAYKKA("4018"), CHECKOUT(null), TRANSLATED("4006"), ANNOTATED("4008"), STATE(null), IO(null), STATUS(null);

		private final String code;

		Kind(String code) {
			this.code = code;
		}

		Throwable create(Throwable cause) {
			return switch (this) {
				case PAYKKA -> new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED, cause);
				case CHECKOUT -> new CheckoutException(cause);
				case TRANSLATED -> new TranslatedException(cause);
				case ANNOTATED -> new AnnotatedException(cause);
				case STATE -> new IllegalStateException(cause);
				case IO -> new IOException(cause);
				case STATUS -> new ResponseStatusException(HttpStatus.CONFLICT, "conflict", cause);
			};
		}

	}

	record Advice(Class<? extends GuestAdvice.Base> type, int order) {
	}

	record Application(List<Advice> advice, boolean translating, boolean problemDetails) {

		@SuppressWarnings({ "unchecked", "rawtypes" })
		AbstractApplicationContextRunner<?, ?, ?> on(AbstractApplicationContextRunner runner) {
			AbstractApplicationContextRunner<?, ?, ?> configured = runner
				.withConfiguration(AutoConfigurations.of(PaykkaSettingsAutoConfiguration.class,
						PaykkaTranslationAutoConfiguration.class, PaykkaProblemAutoConfiguration.class))
				.withBean(Shop.class)
				.withBean(Till.class)
				.withPropertyValues("spring.mvc.problemdetails.enabled=" + this.problemDetails,
						"spring.webflux.problemdetails.enabled=" + this.problemDetails);
			if (this.translating) {
				configured = ((AbstractApplicationContextRunner) configured).withBean(PaykkaExceptionTranslator.class,
						() -> (PaykkaExceptionTranslator) (thrown) -> (thrown instanceof TranslatedException)
								? new PaykkaException(PaykkaErrorCode.NETWORK_FLUCTUATION, thrown) : null);
			}
			for (Advice bean : this.advice) {
				configured = ((AbstractApplicationContextRunner) configured).withBean(bean.type(),
						() -> GuestAdvice.create(bean.type(), bean.order()));
			}
			return configured;
		}

		int orderOf(Class<?> type) {
			return this.advice.stream()
				.filter((bean) -> bean.type() == type)
				.mapToInt(Advice::order)
				.findFirst()
				.orElse(Integer.MIN_VALUE);
		}

	}

	record Outcome(String response, List<Method> calls) {
	}

	record Failure(List<Kind> kinds, String path, String accept) {

		Outcome outcome(Caller caller, ApplicationContext context) {
			Throwable thrown = null;
			for (int i = this.kinds.size() - 1; i >= 0; i--) {
				thrown = this.kinds.get(i).create(thrown);
			}
			GuestAdvice.PENDING.set(thrown);
			GuestAdvice.CALLS.clear();
			try {
				return new Outcome(caller.call(context, this.path, this.accept), List.copyOf(GuestAdvice.CALLS));
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		}

		void check(Application application, boolean reactive, Outcome without, Outcome with) {
			int failing = failing(application);
			boolean others = failing < 0 || this.kinds.subList(0, failing).contains(Kind.STATUS);
			// WebFlux asks the starter's controller advice only about PaykkaException
			boolean asked = !reactive || this.kinds.contains(Kind.PAYKKA);
			Class<?> chosen = without.calls().isEmpty() ? null : without.calls().get(0).getDeclaringClass();
			boolean ahead = chosen != null && application.orderOf(chosen) <= ORDER;
			if (reactive && asked && chosen != null && !ahead && GuestAdvice.LIMITED.containsKey(chosen)) {
				// Documented: WebFlux can't call it behind the starter
				return;
			}
			boolean left = chosen != null && (ahead || !asked || isTaken(application, reactive, failing));
			boolean declined = without.calls().stream().anyMatch((handler) -> handler.getName().equals("decline"));
			if (others || (left && !declined)) {
				assertThat(with).as("%s %s", application, this).isEqualTo(without);
				return;
			}
			String code = '"' + this.kinds.get(failing).code + '"';
			assertThat(with.response()).as("%s %s", application, this).contains("application/problem+json", code);
			if (left) {
				// Without the starter, WebFlux calls some handlers twice
				assertThat(without.calls()).as("%s %s", application, this)
					.startsWith(with.calls().toArray(Method[]::new));
			}
			assertThat(with.calls().isEmpty()).as("%s %s", application, this).isEqualTo(!left);
		}

		private int failing(Application application) {
			return IntStream.range(0, this.kinds.size())
				.filter((i) -> this.kinds.get(i).code != null
						&& (this.kinds.get(i) != Kind.TRANSLATED || application.translating()))
				.findFirst()
				.orElse(-1);
		}

		private boolean isTaken(Application application, boolean reactive, int failing) {
			return application.advice()
				.stream()
				.filter((advice) -> !GuestAdvice.LIMITED.containsKey(advice.type())
						|| (!reactive && GuestAdvice.LIMITED.get(advice.type()).equals(this.path)))
				.anyMatch((advice) -> (advice.order() <= ORDER) ? isTaken(advice, this.kinds, Set.of())
						: isTaken(advice, this.kinds.subList(0, failing + 1), CATCH_ALLS));
		}

		private static boolean isTaken(Advice advice, List<Kind> kinds, Set<Class<?>> ignored) {
			return Arrays.stream(advice.type().getDeclaredMethods())
				.filter((method) -> method.isAnnotationPresent(ExceptionHandler.class))
				.flatMap((handler) -> GuestAdvice.typesOf(handler).stream())
				.filter((type) -> !ignored.contains(type))
				.anyMatch((type) -> kinds.stream().anyMatch((kind) -> type.isInstance(kind.create(null))));
		}

	}

}
