package com.example.silence;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.paykka.errors.GatewayResponse;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.openapi.PaykkaErrorResponses;
import com.paykka.errors.problem.PaykkaProblemCustomizer;
import com.paykka.errors.translation.PaykkaExceptionTranslator;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Size;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.MatrixVariable;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;

/**
 * An application that knows secrets, and fails with them wherever it can.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(LeakApplication.Failures.class)
class LeakApplication {

	private final AtomicReference<String> customized = new AtomicReference<>();

	@Bean
	PaykkaExceptionTranslator translator() {
		return (thrown) -> (thrown instanceof SecretlyNamedException)
				? new PaykkaException(PaykkaErrorCode.NETWORK_ERROR, thrown) : null;
	}

	@Bean
	PaykkaProblemCustomizer customizer() {
		return (problem, exception) -> {
			String secret = this.customized.getAndSet(null);
			if (secret != null) {
				String uri = "https://shop.example.com/" + Secret.inUri(secret);
				problem.setType(URI.create(uri));
				problem.setInstance(URI.create(uri));
				problem.setTitle(secret);
				problem.setDetail(secret);
				problem.setProperty(secret, Map.of(secret, List.of(secret)));
			}
		};
	}

	/**
	 * The application's own texts may be careless, too.
	 */
	@Bean
	MessageSource messageSource() {
		StaticMessageSource messages = new StaticMessageSource();
		int number = 0;
		for (String secret : Secret.CARD.forms().values()) {
			PaykkaErrorCode code = PaykkaErrorCode.values()[++number];
			messages.addMessage("paykka." + code.getCode() + ".title", Locale.ENGLISH, secret);
			messages.addMessage("paykka." + code.getCode() + ".detail", Locale.ENGLISH, secret);
		}
		return messages;
	}

	@Bean
	AtomicReference<String> customized() {
		return this.customized;
	}

	@RestController
	static class Failures {

		private final AtomicReference<String> customized;

		Failures(AtomicReference<String> customized) {
			this.customized = customized;
		}

		@PostMapping("/leaks/body")
		String body(@Valid @RequestBody Body body) {
			return "";
		}

		@PostMapping("/leaks/part")
		String part(@Valid @RequestPart("body") Body body) {
			return "";
		}

		@GetMapping("/leaks/parameter")
		String parameter(@RequestParam int amount) {
			return "";
		}

		@GetMapping("/leaks/text")
		String text(@RequestParam @Size(max = 2, message = "${validatedValue} is too long") String text) {
			return "";
		}

		@RequestMapping("/leaks/form")
		String form(@Valid @ModelAttribute Form form) {
			return "";
		}

		@RequestMapping("/leaks/converted")
		String converted(@ModelAttribute Converted form) {
			return "";
		}

		@GetMapping("/leaks/converted/failed")
		String converted(@RequestParam Failed failed) {
			return "";
		}

		@GetMapping("/leaks/converted/expired")
		String converted(@RequestHeader("X-Expired") Expired expired) {
			return "";
		}

		@GetMapping("/leaks/header")
		String header(@RequestHeader("X-Count") int count) {
			return "";
		}

		@GetMapping("/leaks/cookie")
		String cookie(@CookieValue("count") int count) {
			return "";
		}

		@GetMapping("/leaks/path/{number}")
		String path(@PathVariable int number) {
			return "";
		}

		@GetMapping("/leaks/matrix/{segment}")
		String matrix(@PathVariable String segment, @MatrixVariable int count) {
			return "";
		}

		@GetMapping("/leaks/plain/**")
		String plain() {
			throw new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED);
		}

		@GetMapping("/leaks/codes/{index}")
		@PaykkaErrorResponses({ PaykkaErrorCode.MERCHANT_NOT_FOUND, PaykkaErrorCode.PAYMENT_METHOD_NOT_SUPPORTED,
				PaykkaErrorCode.REFUND_NOT_ALLOWED, PaykkaErrorCode.CURRENCY_NOT_SUPPORTED })
		String code(@PathVariable int index) {
			throw new PaykkaException(PaykkaErrorCode.values()[index]);
		}

		@PostMapping(path = "/leaks/customized", consumes = "text/plain")
		String customized(@RequestBody String secret) {
			this.customized.set(secret);
			throw new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED);
		}

		@PostMapping(path = "/leaks/thrown/{place}", consumes = "text/plain")
		String thrown(@PathVariable String place, @RequestBody String secret) throws Exception {
			throw exception(place, secret);
		}

	}

	private static Exception exception(String place, String secret) {
		Exception cause = new SecretlyNamedException(secret);
		PaykkaException plain = new PaykkaException(PaykkaErrorCode.ORDER_STATUS_CHANGE_NOT_ALLOWED);
		return switch (place) {
			case "argument" -> changed(secret);
			case "arguments in a list" -> changed(List.of(secret, Map.of(secret, secret), Optional.of(secret)));
			case "exception as argument" -> changed(cause);
			case "exceptions as arguments in a list" -> changed(List.of(cause, Map.of("e", cause)));
			case "bytes as argument" -> changed((Object) secret.getBytes(StandardCharsets.UTF_8));
			case "object as argument" -> changed(new Faceless(secret));
			case "records as arguments" ->
				changed(new Sale(new Named(secret), List.of(new Named(secret)), Map.of(secret, new Named(secret))));
			case "generated text as argument" -> changed(new Generated(new Named(secret)));
			case "record of exceptions as argument" -> changed(new Causes(cause, List.of(cause)));
			case "record of odd members as argument" -> changed(new Odd(new Faceless(secret),
					secret.getBytes(StandardCharsets.UTF_8), ByteBuffer.wrap(secret.getBytes(StandardCharsets.UTF_8))));
			case "generated text of an exception as argument" -> changed(new Generated(new Causes(cause, List.of())));
			case "buffer as argument" -> changed(ByteBuffer.wrap(secret.getBytes(StandardCharsets.UTF_8)));
			case "buffer as property" -> plain.with("v", ByteBuffer.wrap(secret.getBytes(StandardCharsets.UTF_8)))
				.with("w", List.of(new Buffered(ByteBuffer.wrap(secret.getBytes(StandardCharsets.UTF_8)))));
			case "property with type ids" -> plain.with("v", new Typed(secret))
				.with("w", List.of(new Wrapped(secret), new Minimal(secret), new Unnamed(secret)))
				.with("x", new Outside(new Typed(secret)));
			case "several exceptions at once" -> {
				Exception several = new IllegalStateException(secret);
				several.addSuppressed(cause);
				several.addSuppressed(new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED, cause));
				yield several;
			}
			case "property" -> plain.with("v", secret);
			case "name of a property" -> plain.with(secret, 1);
			case "properties in a list" -> plain.with("v", List.of(secret, Map.of(secret, List.of(secret))));
			case "record as property" -> plain.with("v", new Named(secret));
			case "exception as property" -> plain.with("v", cause);
			case "exceptions as property in a list" -> plain.with("v", List.of(cause, Map.of("e", cause)));
			case "bytes as property" -> plain.with("v", secret.getBytes(StandardCharsets.UTF_8));
			case "object as property" -> plain.with("v", new Faceless(secret));
			case "number as property" -> plain.with("v", new BigDecimal(secret)).with("w", Long.valueOf(secret))
				.with("x", Double.valueOf(secret));
			case "cause" -> new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED, new IllegalStateException(secret, cause));
			case "cause of a server error" ->
				new PaykkaException(PaykkaErrorCode.SYSTEM_ERROR, new IllegalStateException(secret, cause));
			case "suppressed" -> {
				plain.addSuppressed(cause);
				yield plain;
			}
			case "outer exception" -> new IllegalStateException(secret, plain);
			case "translated exception" -> cause;
			case "unexpected exception" -> new IllegalStateException(secret);
			case "upstream texts" -> upstream(secret);
			case "upstream code" -> GatewayResponse.of(400, Map.of("ret_code", secret, "ret_msg", secret), null).toException();
			case "upstream wait" -> GatewayResponse.of(503, Map.of("ret_code", "6002", "ret_msg", "busy"), secret)
				.toException();
			case "peer" -> GatewayResponse.of(409, peer(secret), null).toException();
			default -> throw new IllegalArgumentException(place);
		};
	}

	private static PaykkaException changed(Object argument) {
		return new PaykkaException(PaykkaErrorCode.ORDER_STATUS_CHANGE_NOT_ALLOWED, argument, argument, argument);
	}

	private static PaykkaException upstream(String secret) {
		return GatewayResponse
			.of(400, Map.of("ret_code", "4018", "ret_msg", secret, "trans_id", secret, "order_id", secret), null)
			.toException();
	}

	private static Map<String, ?> peer(String secret) {
		return Map.of("type", "about:blank", "title", secret, "status", 409, "detail", secret, "code", "4018", "name",
				"ORDER_EXPIRED", "category", "ORDER", "retryable", false, "instance", "/" + secret);
	}

	record Body(@Size(max = 2) String name, @Max(3) int count, LocalDate due, Map<@Size(max = 2) String, Integer> map,
			Map<Integer, Integer> numbers, Map<String, @Max(3) Integer> open, List<@Size(max = 2) String> list) {
	}

	record Converted(Failed failed, Expired expired) {
	}

	record Failed(String text) {

		public static Failed valueOf(String text) {
			throw new IllegalArgumentException(text, new IllegalStateException(text));
		}

	}

	record Expired(String text) {

		public static Expired valueOf(String text) {
			throw new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED, new SecretlyNamedException(text));
		}

	}

	record Causes(Exception cause, List<Exception> others) {
	}

	record Buffered(ByteBuffer buffer) {
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS, property = "kind")
	record Typed(String name) {
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS, include = JsonTypeInfo.As.WRAPPER_OBJECT)
	record Wrapped(String name) {
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.MINIMAL_CLASS, include = JsonTypeInfo.As.WRAPPER_ARRAY)
	record Minimal(String name) {
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
	record Unnamed(String name) {
	}

	record Outside(@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS, include = JsonTypeInfo.As.EXTERNAL_PROPERTY,
			property = "kind") Object value) {
	}

	record Odd(Faceless faceless, byte[] bytes, ByteBuffer buffer) {
	}

	record Sale(Named name, List<Named> names, Map<String, Named> more) {
	}

	/**
	 * Has a text such as Lombok and Kotlin generate.
	 */
	static final class Generated {

		private final Object member;

		Generated(Object member) {
			this.member = member;
		}

		public Object getMember() {
			return this.member;
		}

		@Override
		public String toString() {
			return "Generated(member=" + this.member + ")";
		}

	}

	record Form(@Size(max = 2) String name, Integer count) {
	}

	record Named(String name) {
	}

	/**
	 * Has no text of its own.
	 */
	static final class Faceless {

		private final String text;

		Faceless(String text) {
			this.text = text;
		}

		public int length() {
			return this.text.length();
		}

	}

	static final class SecretlyNamedException extends Exception {

		private static final long serialVersionUID = 1L;

		SecretlyNamedException(String message) {
			super(message);
		}

	}

}
