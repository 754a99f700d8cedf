package com.paykka.errors.guest;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
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
import jakarta.servlet.DispatcherType;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.web.reactive.WebFluxAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.test.context.runner.AbstractApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;

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
			@ForAll("failures") List<Failure> failures, @ForAll("requests") List<Request> requests) {
		compare(application, failures, requests,
				new WebApplicationContextRunner().withConfiguration(
						AutoConfigurations.of(WebMvcAutoConfiguration.class, PaykkaServletAutoConfiguration.class)),
				GuestPropertyTests::throughServlet);
	}

	@Property(tries = 20)
	void reactiveApplicationIsUnchanged(@ForAll("applications") Application application,
			@ForAll("failures") List<Failure> failures, @ForAll("requests") List<Request> requests) {
		compare(application, failures, requests,
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
					accepted(),
					Arbitraries.frequencyOf(Tuple.of(4, Arbitraries.just(false)), Tuple.of(1, Arbitraries.just(true))))
			.as(Failure::new)
			.list()
			.ofSize(25);
	}

	@Provide
	Arbitrary<List<Request>> requests() {
		return Combinators.combine(Arbitraries.of(GuestDesk.CALLS), accepted())
			.as((call, accept) -> new Request(call, accept, false))
			.list()
			.ofSize(15);
	}

	private static Arbitrary<String> accepted() {
		return Arbitraries.of("application/json", "text/html", "*/*", "text/html, application/json;q=0.5",
				"application/xml", "no type");
	}

	private static void compare(Application application, List<Failure> failures, List<Request> requests,
			AbstractApplicationContextRunner<?, ?, ?> runner, Caller caller) {
		boolean reactive = runner instanceof ReactiveWebApplicationContextRunner;
		List<Outcome> without = new ArrayList<>();
		application.on(runner).withPropertyValues("paykka.errors.enabled=false").run((context) -> {
			failures.forEach((failure) -> without.add(failure.outcome(caller, (ApplicationContext) context)));
			requests.forEach((request) -> without.add(request.outcome(caller, (ApplicationContext) context)));
		});
		application.on(runner).run((context) -> {
			IntStream.range(0, failures.size())
				.forEach((i) -> failures.get(i)
					.check(application, reactive, without.get(i),
							failures.get(i).outcome(caller, (ApplicationContext) context)));
			IntStream.range(0, requests.size())
				.forEach((i) -> assertThat(requests.get(i).outcome(caller, (ApplicationContext) context))
					.as("%s %s", application, requests.get(i))
					.isEqualTo(without.get(failures.size() + i)));
		});
	}

	private static String throughServlet(ApplicationContext context, Request request) throws Exception {
		DispatcherServlet dispatcher = new DispatcherServlet((WebApplicationContext) context);
		dispatcher.init(new MockServletConfig());
		MockHttpServletResponse response = new MockHttpServletResponse();
		try {
			dispatcher.service(request.forServlet(), response);
		}
		catch (Exception ex) {
			return "thrown " + ex;
		}
		return response.getStatus() + " " + response.getErrorMessage() + " " + response.getContentAsString()
				+ response.getHeaderNames().stream().sorted().map((name) -> name + response.getHeaders(name)).toList();
	}

	private static String throughHandler(ApplicationContext context, Request request) {
		MockServerHttpResponse response = new MockServerHttpResponse();
		WebHttpHandlerBuilder.applicationContext(context).build().handle(request.forHandler(), response).block();
		return response.getStatusCode() + " " + response.getBodyAsString().block() + response.getHeaders();
	}

	interface Caller {

		String call(ApplicationContext context, Request request) throws Exception;

	}

	enum Kind {

		PAYKKA("4018"), CHECKOUT(null), TRANSLATED("4006"), ANNOTATED("4008"), STATE(null), IO(null), STATUS(null),
		SEVERAL(null), SEVERAL_WITH_CODE("6000");

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
				case SEVERAL -> several(cause, new CheckoutException(null));
				case SEVERAL_WITH_CODE -> several(cause, new PaykkaException(PaykkaErrorCode.NETWORK_ERROR));
			};
		}

		private static Throwable several(Throwable cause, Throwable second) {
			Throwable several = new IllegalStateException(cause);
			several.addSuppressed(new IOException());
			several.addSuppressed(second);
			return several;
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
				.withBean(GuestDesk.class)
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

	/**
	 * A request.
	 *
	 * @param call what is requested
	 * @param accept what the caller accepts
	 * @param included whether a page includes the response, on the servlet stack
	 */
	record Request(GuestDesk.Call call, String accept, boolean included) {

		Outcome outcome(Caller caller, ApplicationContext context) {
			GuestAdvice.CALLS.clear();
			try {
				return new Outcome(caller.call(context, this), List.copyOf(GuestAdvice.CALLS));
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		}

		MockHttpServletRequest forServlet() {
			UriComponents uri = UriComponentsBuilder.fromUriString(this.call.uri()).build();
			MockHttpServletRequest request = new MockHttpServletRequest(this.call.method().name(), uri.getPath());
			request.setDispatcherType(this.included ? DispatcherType.INCLUDE : DispatcherType.REQUEST);
			request.addHeader("Accept", this.accept);
			request.addHeader("X-Reference", this.call.reference());
			uri.getQueryParams().forEach((name, values) -> request.addParameter(name, value(values)));
			if (this.call.type() != null) {
				request.setContentType(this.call.type().toString());
				request.setContent(this.call.body().getBytes(StandardCharsets.UTF_8));
			}
			if (MediaType.APPLICATION_FORM_URLENCODED.equals(this.call.type())) {
				UriComponentsBuilder.newInstance()
					.query(this.call.body())
					.build()
					.getQueryParams()
					.forEach((name, values) -> request.addParameter(name, value(values)));
			}
			return request;
		}

		private static String value(List<String> values) {
			return Objects.requireNonNullElse(values.get(0), "");
		}

		MockServerHttpRequest forHandler() {
			MockServerHttpRequest.BodyBuilder request = MockServerHttpRequest
				.method(this.call.method(), URI.create(this.call.uri()))
				.header("Accept", this.accept)
				.header("X-Reference", this.call.reference());
			return (this.call.type() != null) ? request.contentType(this.call.type()).body(this.call.body())
					: request.build();
		}

	}

	record Failure(List<Kind> kinds, String path, String accept, boolean included) {

		Outcome outcome(Caller caller, ApplicationContext context) {
			Throwable thrown = null;
			for (int i = this.kinds.size() - 1; i >= 0; i--) {
				thrown = this.kinds.get(i).create(thrown);
			}
			GuestAdvice.PENDING.set(thrown);
			return new Request(GuestDesk.Call.get(this.path), this.accept, this.included).outcome(caller, context);
		}

		void check(Application application, boolean reactive, Outcome without, Outcome with) {
			int failing = failing(application);
			boolean others = failing < 0 || (this.included && !reactive)
					|| this.kinds.subList(0, failing).contains(Kind.STATUS);
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
			int failing = first((kind) -> kind.code != null && kind != Kind.SEVERAL_WITH_CODE
					&& (kind != Kind.TRANSLATED || application.translating()));
			return (failing >= 0) ? failing : first((kind) -> kind == Kind.SEVERAL_WITH_CODE);
		}

		private int first(Predicate<Kind> predicate) {
			return IntStream.range(0, this.kinds.size())
				.filter((i) -> predicate.test(this.kinds.get(i)))
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
