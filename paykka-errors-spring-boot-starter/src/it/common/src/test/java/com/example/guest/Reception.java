package com.example.guest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import com.example.support.Pair;
import com.example.support.Pair.Both;
import com.example.support.Response;
import com.example.support.Server;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;

/**
 * A controller that has nothing to do with payments, with requests to it of which most
 * are invalid.
 */
@RestController
class Reception {

	private static final List<String> TEXTS = List.of("fine", "", "state", "io", "several", "%zz", "%F0%9F%98%80");

	private static final List<String> AMOUNTS = List.of("1", "0", "", "none", "99999999999");

	private static final List<String> BODIES = List.of("", "{", "[]", "{}", "{\"reference\":\"fine\",\"amount\":1}",
			"{\"reference\":\"fine\",\"amount\":0}", "{\"reference\":\"fine\",\"amount\":\"none\"}",
			"{\"reference\":\"state\",\"amount\":1}", "{\"reference\":\"several\",\"amount\":1}",
			"{\"amount\":1,\"means\":{\"kind\":\"wallet\",\"name\":\" \"}}",
			"{\"amount\":1,\"means\":{\"kind\":\"nothing\"}}", "{\"amount\":1,\"means\":{}}",
			"{\"amount\":1,\"means\":{\"kind\":7}}", "{\"amount\":1,\"link\":{\"@class\":\"java.lang.Runtime\"}}",
			"{\"amount\":1,\"link\":[\"java.lang.Runtime\"]}");

	private static final List<String> ACCEPTED = List.of("application/json", "text/html", "*/*",
			"text/html,application/json;q=0.5", "application/problem+json", "image/png");

	private static final List<Call> CALLS = Stream
		.of(TEXTS.stream().filter((text) -> !text.equals("%zz")).map((text) -> Call.get("/reception/parameter?text=" + text)),
				TEXTS.stream().map((text) -> new Call("GET", "/reception/header", "", "text/plain", text)),
				AMOUNTS.stream().map((amount) -> Call.get("/reception/form?text=fine&amount=" + amount)),
				TEXTS.stream().map((text) -> Call.form("amount=1&text=" + text)),
				AMOUNTS.stream().map((amount) -> Call.form("text=fine&amount=" + amount)),
				TEXTS.stream().map((text) -> Call.part("/reception/form", "text", "text/plain", text)),
				BODIES.stream().map((body) -> Call.part("/reception/part", "order", "application/json", body)),
				BODIES.stream().map((body) -> new Call("POST", "/reception/record", body, "application/json", "")),
				Stream.of(Call.get("/reception/several"), Call.get("/reception/cookie"),
						new Call("POST", "/reception/part", "--x", "multipart/form-data", ""),
						new Call("POST", "/reception/record", "<order/>", "application/xml", "")))
		.flatMap((calls) -> calls)
		.toList();

	/**
	 * Send random requests to an application with the starter and without it.
	 * @return the responses
	 */
	static Stream<Both> send(Pair pair, long seed, int requests) {
		Random random = new Random(seed);
		return Stream.generate(() -> {
			Call call = CALLS.get(random.nextInt(CALLS.size()));
			String accept = ACCEPTED.get(random.nextInt(ACCEPTED.size()));
			return new Both(call.sendTo(pair.with(), accept), call.sendTo(pair.without(), accept));
		}).limit(requests);
	}

	@GetMapping("/reception/parameter")
	String parameter(@RequestParam Reference text) {
		return text.text();
	}

	@GetMapping("/reception/header")
	String header(@RequestHeader("X-Text") Reference text) {
		return text.text();
	}

	@GetMapping("/reception/cookie")
	String cookie(@CookieValue int count) {
		return "found";
	}

	@GetMapping("/reception/form")
	String read(@Valid @ModelAttribute Form form) {
		return form.toString();
	}

	@PostMapping("/reception/form")
	String post(@Valid @ModelAttribute Form form) {
		return form.toString();
	}

	@PostMapping("/reception/part")
	String part(@Valid @RequestPart Order order) {
		return order.toString();
	}

	@PostMapping("/reception/record")
	String record(@Valid @RequestBody Order order) {
		return order.toString();
	}

	@GetMapping("/reception/several")
	String several() {
		return Reference.valueOf("several").text();
	}

	record Form(Reference text, @Min(1) int amount) {

	}

	record Order(Reference reference, @Min(1) int amount, @Valid Means means, Link link) {

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

	private record Call(String method, String path, String body, String type, String text) {

		static Call get(String path) {
			return new Call("GET", path, "", "text/plain", "");
		}

		static Call form(String body) {
			return new Call("POST", "/reception/form", body, "application/x-www-form-urlencoded", "");
		}

		static Call part(String path, String name, String type, String content) {
			String body = "--x\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\nContent-Type: " + type
					+ "\r\n\r\n" + content + "\r\n--x--\r\n";
			return new Call("POST", path, body, "multipart/form-data; boundary=x", "");
		}

		Response sendTo(Server server, String accept) {
			return server.exchange(this.method, this.path, this.body, "Accept", accept, "Content-Type", this.type,
					"X-Text", this.text);
		}

	}

}
