package com.example.silence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import com.example.support.Response;
import com.example.support.Server;
import com.example.support.Stack;

/**
 * The places where a secret can come from.
 */
final class LeakPlaces {

	private static final String BOUNDARY = "boundary";

	private LeakPlaces() {
	}

	static Map<String, Place> all() {
		Map<String, Place> places = new LinkedHashMap<>();
		addBodies(places);
		addRequests(places);
		addArguments(places);
		addCauses(places);
		addUpstream(places);
		Stack.CURRENT.leakPaths()
			.forEach((path) -> places.put(path, new Place((server, secret) -> text(server, path, secret), true, true, false)));
		return places;
	}

	private static void addBodies(Map<String, Place> places) {
		body(places, "rejected member", "{\"name\": %s}");
		body(places, "unreadable number", "{\"count\": %s}");
		body(places, "unreadable date", "{\"due\": %s}");
		body(places, "rejected element of a list", "{\"list\": [%s]}");
		body(places, "rejected map key", "{\"map\": {%s: 1}}");
		body(places, "unreadable map key", "{\"numbers\": {%s: 1}}");
		body(places, "unreadable value in a map", "{\"map\": {\"ab\": %s}}");
		body(places, "name of an unknown member", "{%s: 1, \"name\": \"long\"}");
		body(places, "malformed body", "{\"name\": %s");
		body(places, "body of another form", "[%s]");
		body(places, "scalar body", "%s");
		places.put("key of an invalid value", Place.card(
				(server, secret) -> server.post("/leaks/body", "{\"open\": {" + Secret.inJson(secret) + ": 7}}")));
		places.put("key of an unreadable value", Place.card(
				(server, secret) -> server.post("/leaks/body", "{\"open\": {" + Secret.inJson(secret) + ": \"x\"}}")));
		places.put("rejected part",
				Place.any((server, secret) -> part(server, "body", "", "{\"name\": " + Secret.inJson(secret) + "}")));
		places.put("unreadable part", Place.any((server, secret) -> part(server, "body", "", secret)));
		places.put("name of a part",
				Place.any((server, secret) -> part(server, Secret.inUri(secret), "", "{\"name\": \"x\"}")));
		places.put("name of a file", Place.any((server, secret) -> part(server, "body",
				"; filename=\"" + Secret.inUri(secret) + "\"", "{\"name\": \"long\"}")));
	}

	private static void body(Map<String, Place> places, String name, String json) {
		places.put(name,
				Place.any((server, secret) -> server.post("/leaks/body", json.formatted(Secret.inJson(secret)))));
	}

	private static Response part(Server server, String name, String file, String content) {
		String body = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"" + file
				+ "\r\nContent-Type: application/json\r\n\r\n" + content + "\r\n--" + BOUNDARY + "--\r\n";
		return server.exchange("POST", "/leaks/part", body, "Content-Type",
				"multipart/form-data; boundary=" + BOUNDARY);
	}

	private static void addRequests(Map<String, Place> places) {
		query(places, "unreadable parameter", "/leaks/parameter?amount=");
		query(places, "rejected parameter in its message", "/leaks/text?text=");
		query(places, "rejected form field", "/leaks/form?name=");
		query(places, "unreadable form field", "/leaks/form?count=");
		query(places, "form field that a converter rejects", "/leaks/converted?failed=");
		places.put("form field for which a converter has a code",
				Place.logged((server, secret) -> server.get("/leaks/converted?expired=" + Secret.inUri(secret))));
		query(places, "parameter that a converter rejects", "/leaks/converted/failed?failed=");
		form(places, "rejected field of a form that was posted", "/leaks/form", "name");
		form(places, "unreadable field of a form that was posted", "/leaks/form", "count");
		form(places, "field of a posted form that a converter rejects", "/leaks/converted", "failed");
		places.put("header for which a converter has a code", Place.logged((server, secret) -> server
			.get("/leaks/converted/expired", "X-Expired", Secret.inHeader(secret))));
		places.put("content type of a multipart form without boundary",
				Place.any((server, secret) -> server.exchange("POST", "/leaks/part", "--x\r\n", "Content-Type",
						"multipart/form-data; x=\"" + Secret.inUri(secret) + '"')));
		query(places, "name of a parameter", "/leaks/parameter?amount=x&");
		query(places, "query", "/leaks/plain?");
		query(places, "matrix variable", "/leaks/matrix/a;count=");
		query(places, "path parameter", "/leaks/plain;jsessionid=");
		places.put("path variable", Place.card((server, secret) -> server.get("/leaks/path/" + Secret.inUri(secret))));
		places.put("path", Place.card((server, secret) -> server.get("/leaks/plain/" + Secret.inUri(secret))));
		header(places, "/leaks/header", "X-Count");
		header(places, "/leaks/plain", "Accept-Language", "Accept", "User-Agent", "Referer", "X-Forwarded-Prefix",
				"X-Forwarded-Host", "Forwarded", "Authorization", "traceparent", "b3", "X-Request-Id");
		places.put("cookie", Place.any(
				(server, secret) -> server.get("/leaks/cookie", "Cookie", "count=" + Secret.inUri(secret))));
		places.put("content type", Place.any((server, secret) -> server.exchange("POST", "/leaks/customized", "x",
				"Content-Type", "text/plain; x=\"" + Secret.inUri(secret) + '"')));
	}

	private static void query(Map<String, Place> places, String name, String path) {
		places.put(name, Place.any((server, secret) -> server.get(path + Secret.inUri(secret))));
	}

	private static void form(Map<String, Place> places, String name, String path, String field) {
		places.put(name, Place.any((server, secret) -> server.exchange("POST", path, field + '=' + Secret.inUri(secret),
				"Content-Type", "application/x-www-form-urlencoded")));
		places.put(name + ", in parts", Place.any((server, secret) -> {
			String body = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field + "\"\r\n\r\n"
					+ secret + "\r\n--" + BOUNDARY + "--\r\n";
			return server.exchange("POST", path, body, "Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
		}));
	}

	private static void header(Map<String, Place> places, String path, String... names) {
		for (String name : names) {
			places.put("header " + name,
					Place.any((server, secret) -> server.get(path, name, Secret.inHeader(secret))));
		}
	}

	private static void addArguments(Map<String, Place> places) {
		for (String place : List.of("argument", "arguments in a list", "property", "name of a property",
				"properties in a list", "record as property", "property with type ids",
				"records as arguments", "generated text as argument")) {
			places.put(place, Place.card(thrown(place)));
		}
		for (String place : List.of("exceptions as arguments in a list", "bytes as argument",
				"object as argument", "record of exceptions as argument", "record of odd members as argument",
				"generated text of an exception as argument", "buffer as argument", "buffer as property",
				"exception as property", "exceptions as property in a list", "bytes as property",
				"object as property")) {
			places.put(place, Place.any(thrown(place)));
		}
		places.put("number as property", Place.number(thrown("number as property")));
		places.put("customizer", Place.card((server, secret) -> text(server, "/leaks/customized", secret)));
		List<String> cards = List.copyOf(Secret.CARD.forms().values());
		places.put("message source",
				Place.card((server, secret) -> server.get("/leaks/codes/" + (cards.indexOf(secret) + 1))));
	}

	private static void addCauses(Map<String, Place> places) {
		for (String place : List.of("suppressed", "outer exception")) {
			places.put(place, Place.any(thrown(place)));
		}
		for (String place : List.of("cause", "cause of a server error", "translated exception",
				"unexpected exception", "exception as argument", "several exceptions at once")) {
			places.put(place, Place.logged(thrown(place)));
		}
	}

	private static void addUpstream(Map<String, Place> places) {
		places.put("upstream texts", Place.logged(thrown("upstream texts")));
		places.put("upstream code", Place.card(thrown("upstream code")));
		places.put("upstream wait", Place.any(thrown("upstream wait")));
		places.put("peer", Place.logged(thrown("peer")));
	}

	private static BiFunction<Server, String, Response> thrown(String place) {
		return (server, secret) -> text(server, "/leaks/thrown/" + Secret.inUri(place), secret);
	}

	private static Response text(Server server, String path, String secret) {
		return server.exchange("POST", path, secret, "Content-Type", "text/plain;charset=UTF-8");
	}

	/**
	 * A place for secrets.
	 *
	 * @param send sends a request with a secret there
	 * @param token whether texts other than card numbers must not leak from there
	 * @param logged whether such a text may be logged
	 * @param number whether only numbers fit there
	 */
	record Place(BiFunction<Server, String, Response> send, boolean token, boolean logged, boolean number) {

		static Place any(BiFunction<Server, String, Response> send) {
			return new Place(send, true, false, false);
		}

		static Place card(BiFunction<Server, String, Response> send) {
			return new Place(send, false, false, false);
		}

		static Place logged(BiFunction<Server, String, Response> send) {
			return new Place(send, true, true, false);
		}

		static Place number(BiFunction<Server, String, Response> send) {
			return new Place(send, false, false, true);
		}

		boolean takes(Secret secret, String form) {
			return (secret == Secret.CARD || this.token) && (!this.number || form.matches("[0-9]+"));
		}

	}

}
