package com.paykka.errors.test;

import java.lang.reflect.Method;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.reactive.server.ExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.client.RestClientResponseException;

/**
 * An answer as any of the supported clients gives it. No class of Spring is linked before
 * an answer of that kind is there, since an application may lack it.
 *
 * @param status the HTTP status, or {@code null} if only the body is known
 * @param headers finds the value of a header, or {@code null} if only the body is known
 * @param text the body
 */
record ReceivedAnswer(@Nullable Integer status, @Nullable UnaryOperator<@Nullable String> headers, String text) {

	private static final String CLIENTS = "org.springframework.test.web.";

	static ReceivedAnswer of(Object answer) {
		if (answer instanceof CharSequence text) {
			return new ReceivedAnswer(null, null, text.toString());
		}
		if (answer instanceof byte[] bytes) {
			return new ReceivedAnswer(null, null, text(bytes));
		}
		if (answer instanceof HttpResponse<?> response) {
			return new ReceivedAnswer(response.statusCode(), (name) -> response.headers().firstValue(name).orElse(null),
					text(response.body()));
		}
		ReceivedAnswer received = ofSpring(answer);
		if (received == null) {
			throw new IllegalArgumentException("Can't find an HTTP answer in " + answer.getClass().getName()
					+ ". Give the result of MockMvcTester, MockMvc, RestTestClient, WebTestClient or TestRestTemplate,"
					+ " a ResponseEntity, a java.net.http.HttpResponse or the text of the body");
		}
		return received;
	}

	private static @Nullable ReceivedAnswer ofSpring(Object answer) {
		if (find(answer, "org.springframework.http.ResponseEntity") != null) {
			return OfClients.entity((ResponseEntity<?>) answer);
		}
		if (find(answer, "org.springframework.web.client.RestClientResponseException") != null) {
			return OfClients.exception((RestClientResponseException) answer);
		}
		if (find(answer, "org.springframework.mock.web.MockHttpServletResponse") != null) {
			return OfMockMvc.response((MockHttpServletResponse) answer);
		}
		if (find(answer, CLIENTS + "servlet.MvcResult") != null) {
			return OfMockMvc.response(((MvcResult) answer).getResponse());
		}
		if (find(answer, CLIENTS + "servlet.assertj.MvcTestResult") != null) {
			return OfMockMvc.result((MvcTestResult) answer);
		}
		if (find(answer, CLIENTS + "servlet.assertj.MockMvcTester$MockMvcRequestBuilder") != null) {
			return OfMockMvc.result(((MockMvcTester.MockMvcRequestBuilder) answer).exchange());
		}
		if (find(answer, CLIENTS + "reactive.server.WebTestClient$ResponseSpec") != null) {
			return OfWebTestClient.result(((WebTestClient.ResponseSpec) answer).expectBody().returnResult());
		}
		if (find(answer, CLIENTS + "reactive.server.ExchangeResult") != null) {
			return OfWebTestClient.result((ExchangeResult) answer);
		}
		return OfRestTestClient.find(answer);
	}

	private static String text(@Nullable Object body) {
		if (body instanceof byte[] bytes) {
			return new String(bytes, StandardCharsets.UTF_8);
		}
		if (body == null || body instanceof CharSequence) {
			return (body != null) ? body.toString() : "";
		}
		if (body instanceof Map<?, ?>) {
			return text(Json.write(body));
		}
		throw new IllegalArgumentException("The body is a " + body.getClass().getName()
				+ ". Ask the client for it as a String, a byte[] or a Map");
	}

	/**
	 * Find a class or an interface by its name among those of an object.
	 */
	private static @Nullable Class<?> find(Object object, String name) {
		for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
			Class<?> found = find(type, name);
			if (found != null) {
				return found;
			}
		}
		return null;
	}

	private static @Nullable Class<?> find(Class<?> type, String name) {
		if (type.getName().equals(name)) {
			return type;
		}
		for (Class<?> each : type.getInterfaces()) {
			Class<?> found = find(each, name);
			if (found != null) {
				return found;
			}
		}
		return null;
	}

	/**
	 * Return the members of the body, or {@code null} if it is no JSON object.
	 */
	@Nullable Map<String, @Nullable Object> members() {
		return Json.read(this.text.getBytes(StandardCharsets.UTF_8));
	}

	@Nullable String header(String name) {
		return (this.headers != null) ? this.headers.apply(name) : null;
	}

	@Override
	public String toString() {
		return ((this.status != null) ? "HTTP " + this.status + ", " + header("Content-Type") + ": " : "") + this.text;
	}

	private static final class OfClients {

		static ReceivedAnswer entity(ResponseEntity<?> entity) {
			return of(entity.getStatusCode(), entity.getHeaders(), text(entity.getBody()));
		}

		static ReceivedAnswer exception(RestClientResponseException exception) {
			HttpHeaders headers = exception.getResponseHeaders();
			return of(exception.getStatusCode(), (headers != null) ? headers : new HttpHeaders(),
					text(exception.getResponseBodyAsByteArray()));
		}

		static ReceivedAnswer of(HttpStatusCode status, HttpHeaders headers, String text) {
			return new ReceivedAnswer(status.value(), headers::getFirst, text);
		}

	}

	private static final class OfMockMvc {

		static ReceivedAnswer result(MvcTestResult result) {
			Throwable unresolved = result.getUnresolvedException();
			if (unresolved != null) {
				throw new AssertionError("Expecting a problem, but nothing has answered the exception", unresolved);
			}
			return response(result.getResponse());
		}

		static ReceivedAnswer response(MockHttpServletResponse response) {
			return new ReceivedAnswer(response.getStatus(), response::getHeader,
					text(response.getContentAsByteArray()));
		}

	}

	private static final class OfWebTestClient {

		static ReceivedAnswer result(ExchangeResult result) {
			return OfClients.of(result.getStatus(), result.getResponseHeaders(), text(result.getResponseBodyContent()));
		}

	}

	/**
	 * Of Spring Framework 7, which this module is not compiled against.
	 */
	private static final class OfRestTestClient {

		static @Nullable ReceivedAnswer find(Object answer) {
			for (String stack : new String[] { "servlet.client", "reactive.server" }) {
				Class<?> wrapper = ReceivedAnswer.find(answer, CLIENTS + stack + ".assertj."
						+ (stack.equals("servlet.client") ? "RestTestClientResponse" : "WebTestClientResponse"));
				if (wrapper != null) {
					return ReceivedAnswer.of(call(wrapper, answer, "getExchangeResult"));
				}
			}
			Class<?> spec = ReceivedAnswer.find(answer, CLIENTS + "servlet.client.RestTestClient$ResponseSpec");
			if (spec != null) {
				return ReceivedAnswer.of(call(spec, answer, "returnResult", byte[].class));
			}
			Class<?> result = ReceivedAnswer.find(answer, CLIENTS + "servlet.client.ExchangeResult");
			return (result != null) ? OfClients.of((HttpStatusCode) call(result, answer, "getStatus"),
					(HttpHeaders) call(result, answer, "getResponseHeaders"),
					text(call(result, answer, "getResponseBodyContent"))) : null;
		}

		private static Object call(Class<?> type, Object target, String name, Object... arguments) {
			try {
				Method method = (arguments.length == 0) ? type.getMethod(name) : type.getMethod(name, Class.class);
				return method.invoke(target, arguments);
			}
			catch (ReflectiveOperationException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
