package com.paykka.errors.example.docs;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A curl command in the documentation and the response that is shown beneath it.
 *
 * @param command the command, without the prompt
 * @param output the response
 */
record Curl(String command, String output) {

	private static final Pattern WORD = Pattern.compile("(?:'([^']*)'|\"([^\"]*)\"|\\\\\\n|([^\\s'\"\\\\]))+");

	private static final Pattern PIECE = Pattern.compile("'([^']*)'|\"([^\"]*)\"|\\\\\\n|([^\\s'\"\\\\]+)");

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	/**
	 * Find the commands and responses in a block, where each command follows a prompt.
	 */
	static List<Curl> in(String block) {
		List<Curl> found = new ArrayList<>();
		for (String part : block.split("(?m)^\\$ ")) {
			if (part.startsWith("curl ")) {
				int end = endOfCommand(part);
				found.add(new Curl(part.substring(0, end), part.substring(end).strip()));
			}
		}
		return found;
	}

	private static int endOfCommand(String text) {
		boolean quoted = false;
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) == '\'') {
				quoted = !quoted;
			}
			if (text.charAt(i) == '\n' && !quoted && text.charAt(i - 1) != '\\') {
				return i;
			}
		}
		return text.length();
	}

	/**
	 * Send the request.
	 * @param port the port instead of that in the documentation
	 * @return the response
	 */
	HttpResponse<String> send(IntUnaryOperator port) throws IOException, InterruptedException {
		List<String> words = words();
		HttpRequest.Builder request = HttpRequest.newBuilder();
		String method = "GET";
		for (int i = 1; i < words.size(); i++) {
			String word = words.get(i);
			switch (word) {
				case "-i" -> {
				}
				case "-H" -> {
					String[] header = words.get(++i).split(": *", 2);
					request.header(header[0], header[1]);
				}
				case "-d" -> {
					method = "POST";
					request.POST(BodyPublishers.ofString(words.get(++i)));
				}
				case "-X" -> request.method(words.get(++i), BodyPublishers.noBody());
				default -> {
					URI uri = URI.create(word);
					request.uri(URI
						.create(word.replaceFirst("localhost:\\d+", "localhost:" + port.applyAsInt(uri.getPort()))));
				}
			}
		}
		if (!method.equals("POST") && !words.contains("-X")) {
			request.GET();
		}
		return HTTP.send(request.build(), BodyHandlers.ofString());
	}

	private List<String> words() {
		return WORD.matcher(this.command).results().map((word) -> {
			StringBuilder text = new StringBuilder();
			Matcher piece = PIECE.matcher(word.group());
			while (piece.find()) {
				for (int i = 1; i <= 3; i++) {
					text.append((piece.group(i) != null) ? piece.group(i) : "");
				}
			}
			return text.toString();
		}).filter((word) -> !word.isEmpty()).toList();
	}

	/**
	 * Return the status that is shown, or 0 if none is.
	 */
	int status() {
		return this.output.startsWith("HTTP/1.1 ") ? Integer.parseInt(this.output.substring(9, 12)) : 0;
	}

	/**
	 * Return the headers that are shown, without those that change all the time.
	 */
	List<String> headers() {
		return (status() != 0) ? this.output.lines()
			.skip(1)
			.takeWhile((line) -> !line.isBlank())
			.filter((line) -> !line.startsWith("Date:") && !line.startsWith("Content-Length:"))
			.toList() : List.of();
	}

	String body() {
		return (status() != 0) ? this.output.substring(this.output.indexOf("\n\n")).strip() : this.output;
	}

}
