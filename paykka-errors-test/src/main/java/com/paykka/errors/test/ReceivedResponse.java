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
 * A response from any of the supported clients. Spring's classes are linked only for a
 * response of their kind, since an application may lack them.
 *
 * @param status the HTTP status, or {@code null} if only the body is known
 * @param headers finds the value of a header, or {@code null} if only the body is known
 * @param text the body
 */
record ReceivedResponse(@Nullable Integer status, @Nullable UnaryOperator<@Nullable String> headers, String text) {

	private static final String CLIENTS = "org.springframework.test.web.";

	static ReceivedResponse of(Object response) {
		if (response instanceof CharSequence text) {
			return new ReceivedResponse(null, null, text.toString());
		}
		if (response instanceof byte[] bytes) {
			return new ReceivedResponse(null, null, text(bytes));
		}
		if (response instanceof HttpResponse<?> http) {
			return new ReceivedResponse(http.statusCode(), (name) -> http.headers().firstValue(name).orElse(null),
					text(http.body()));
		}
		ReceivedResponse received = ofSpring(response);
		if (received == null) {
			throw new IllegalArgumentException("Can't find an HTTP response in " + response.getClass().getName()
					+ ". Pass the result of MockMvcTester, MockMvc, RestTestClient, WebTestClient or TestRestTemplate,"
					+ " a ResponseEntity, a java.net.http.HttpResponse or the text of the body");
		}
		return received;
	}

	private static @Nullable ReceivedResponse ofSpring(Object response) {
		if (findType(response, "org.springframework.http.ResponseEntity") != null) {
			return OfClients.entity((ResponseEntity<?>) response);
		}
		if (findType(response, "org.springframework.web.client.RestClientResponseException") != null) {
			return OfClients.exception((RestClientResponseException) response);
		}
		if (findType(response, "org.springframework.mock.web.MockHttpServletResponse") != null) {
			return OfMockMvc.response((MockHttpServletResponse) response);
		}
		if (findType(response, CLIENTS + "servlet.MvcResult") != null) {
			return OfMockMvc.response(((MvcResult) response).getResponse());
		}
		if (findType(response, CLIENTS + "servlet.assertj.MvcTestResult") != null) {
			return OfMockMvc.result((MvcTestResult) response);
		}
		if (findType(response, CLIENTS + "servlet.assertj.MockMvcTester$MockMvcRequestBuilder") != null) {
			return OfMockMvc.result(((MockMvcTester.MockMvcRequestBuilder) response).exchange());
		}
		if (findType(response, CLIENTS + "reactive.server.WebTestClient$ResponseSpec") != null) {
			return OfWebTestClient.result(((WebTestClient.ResponseSpec) response).expectBody().returnResult());
		}
		if (findType(response, CLIENTS + "reactive.server.ExchangeResult") != null) {
			return OfWebTestClient.result((ExchangeResult) response);
		}
		return OfRestTestClient.findResponse(response);
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
	private static @Nullable Class<?> findType(Object object, String name) {
		for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
			Class<?> found = findType(type, name);
			if (found != null) {
				return found;
			}
		}
		return null;
	}

	private static @Nullable Class<?> findType(Class<?> type, String name) {
		if (type.getName().equals(name)) {
			return type;
		}
		for (Class<?> each : type.getInterfaces()) {
			Class<?> found = findType(each, name);
			if (found != null) {
				return found;
			}
		}
		return null;
	}

	/**
	 * Return the members of the body, or {@code null} if it is not a JSON object.
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

		static ReceivedResponse entity(ResponseEntity<?> entity) {
			return of(entity.getStatusCode(), entity.getHeaders(), text(entity.getBody()));
		}

		static ReceivedResponse exception(RestClientResponseException exception) {
			HttpHeaders headers = exception.getResponseHeaders();
			return of(exception.getStatusCode(), (headers != null) ? headers : new HttpHeaders(),
					text(exception.getResponseBodyAsByteArray()));
		}

		static ReceivedResponse of(HttpStatusCode status, HttpHeaders headers, String text) {
			return new ReceivedResponse(status.value(), headers::getFirst, text);
		}

	}

	private static final class OfMockMvc {

		static ReceivedResponse result(MvcTestResult result) {
			Throwable unresolved = result.getUnresolvedException();
			if (unresolved != null) {
				throw new AssertionError("Expecting a problem, but nothing has handled the exception", unresolved);
			}
			return response(result.getResponse());
		}

		static ReceivedResponse response(MockHttpServletResponse response) {
			return new ReceivedResponse(response.getStatus(), response::getHeader,
					text(response.getContentAsByteArray()));
		}

	}

	private static final class OfWebTestClient {

		static ReceivedResponse result(ExchangeResult result) {
			return OfClients.of(result.getStatus(), result.getResponseHeaders(), text(result.getResponseBodyContent()));
		}

	}

	/**
	 * Of Spring Framework 7, which this module is not compiled against.
	 */
	private static final class OfRestTestClient {

		static @Nullable ReceivedResponse findResponse(Object response) {
			for (String stack : new String[] { "servlet.client", "reactive.server" }) {
				Class<?> wrapper = findType(response, CLIENTS + stack + ".assertj."
						+ (stack.equals("servlet.client") ? "RestTestClientResponse" : "WebTestClientResponse"));
				if (wrapper != null) {
					return ReceivedResponse.of(call(wrapper, response, "getExchangeResult"));
				}
			}
			Class<?> spec = findType(response, CLIENTS + "servlet.client.RestTestClient$ResponseSpec");
			if (spec != null) {
				return ReceivedResponse.of(call(spec, response, "returnResult", byte[].class));
			}
			Class<?> result = findType(response, CLIENTS + "servlet.client.ExchangeResult");
			return (result != null) ? OfClients.of((HttpStatusCode) call(result, response, "getStatus"),
					(HttpHeaders) call(result, response, "getResponseHeaders"),
					text(call(result, response, "getResponseBodyContent"))) : null;
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
