package com.paykka.errors.guest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * A controller that has nothing to do with payments, with requests to it of which most
 * are invalid.
 */
@RestController
class GuestDesk {

	private static final List<String> TEXTS = List.of("fine", "", "state", "io", "checkout", "several");

	private static final List<String> AMOUNTS = List.of("1", "0", "", "none");

	private static final List<String> BODIES = List.of("", "{", "[]", "{}", "{\"reference\":\"fine\",\"amount\":1}",
			"{\"reference\":\"fine\",\"amount\":0}", "{\"reference\":\"fine\",\"amount\":\"none\"}",
			"{\"reference\":\"state\",\"amount\":1}", "{\"reference\":\"several\",\"amount\":1}",
			"{\"amount\":1,\"means\":{\"kind\":\"wallet\",\"name\":\" \"}}",
			"{\"amount\":1,\"means\":{\"kind\":\"nothing\"}}", "{\"amount\":1,\"means\":{}}",
			"{\"amount\":1,\"means\":{\"kind\":7}}", "{\"amount\":1,\"link\":{\"@class\":\"java.lang.Runtime\"}}",
			"{\"amount\":1,\"link\":[\"java.lang.Runtime\"]}");

	static final List<Call> CALLS = Stream
		.of(TEXTS.stream().map((text) -> Call.get("/desk/parameter?reference=" + text)),
				TEXTS.stream().map((text) -> new Call(HttpMethod.GET, "/desk/header", "", null, text)),
				TEXTS.stream().map((text) -> Call.get("/desk/form?amount=1&reference=" + text)),
				AMOUNTS.stream().map((amount) -> Call.get("/desk/form?reference=fine&amount=" + amount)),
				TEXTS.stream().map((text) -> Call.post("/desk/form", "amount=1&reference=" + text)),
				AMOUNTS.stream().map((amount) -> Call.post("/desk/form", "reference=fine&amount=" + amount)),
				BODIES.stream()
					.map((body) -> new Call(HttpMethod.POST, "/desk/record", body, MediaType.APPLICATION_JSON, "")))
		.flatMap((calls) -> calls)
		.toList();

	@GetMapping("/desk/parameter")
	String parameter(@RequestParam Reference reference) {
		return reference.text();
	}

	@GetMapping("/desk/header")
	String header(@RequestHeader("X-Reference") Reference reference) {
		return reference.text();
	}

	@GetMapping("/desk/form")
	String read(@Valid @ModelAttribute Form form) {
		return form.toString();
	}

	@PostMapping("/desk/form")
	String post(@Valid @ModelAttribute Form form) {
		return form.toString();
	}

	@PostMapping("/desk/record")
	String record(@Valid @RequestBody Payment payment) {
		return payment.toString();
	}

	record Form(Reference reference, @Min(1) int amount) {
	}

	record Payment(Reference reference, @Min(1) int amount, @Valid Means means, Link link) {
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
	@JsonSubTypes(@JsonSubTypes.Type(value = Wallet.class, name = "wallet"))
	interface Means {

	}

	record Wallet(@NotBlank String name) implements Means {
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
	interface Link {

	}

	/**
	 * Is converted from a text, with exceptions that have no code.
	 */
	record Reference(String text) {

		@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
		public static Reference valueOf(String text) {
			switch (text) {
				case "state" -> throw new IllegalStateException(text);
				case "io" -> throw new UncheckedIOException(new IOException(text));
				case "checkout" -> throw new GuestAdvice.CheckoutException(new IOException(text));
				case "several" -> {
					RuntimeException several = new IllegalArgumentException(text);
					several.addSuppressed(new IOException(text));
					several.addSuppressed(new IllegalStateException(text));
					throw several;
				}
				default -> {
					return new Reference(text);
				}
			}
		}

	}

	/**
	 * A request.
	 *
	 * @param method the method
	 * @param uri the path with the query
	 * @param body the body, empty if there is none
	 * @param type the type of the body
	 * @param reference the text of a header
	 */
	record Call(HttpMethod method, String uri, String body, MediaType type, String reference) {

		static Call get(String uri) {
			return new Call(HttpMethod.GET, uri, "", null, "");
		}

		private static Call post(String uri, String form) {
			return new Call(HttpMethod.POST, uri, form, MediaType.APPLICATION_FORM_URLENCODED, "");
		}

	}

}
