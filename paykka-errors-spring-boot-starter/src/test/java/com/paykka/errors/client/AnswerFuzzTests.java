package com.paykka.errors.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.paykka.errors.CardNumbers;
import com.paykka.errors.GatewayAnswer;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import org.assertj.core.api.InstanceOfAssertFactories;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Fuzzes the decoding of answers that strangers wrote.
 */
class AnswerFuzzTests {

	private static final ObjectMapper TREES = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

	/**
	 * Decode the first line as the header {@code Retry-After}, the rest as a body.
	 */
	@FuzzTest
	void decoding(byte[] bytes) {
		int end = 0;
		while (end < bytes.length && bytes[end] != '\n') {
			end++;
		}
		HttpHeaders headers = new HttpHeaders();
		headers.set(HttpHeaders.RETRY_AFTER, new String(bytes, 0, end, StandardCharsets.ISO_8859_1));
		byte[] body = Arrays.copyOfRange(bytes, Math.min(end + 1, bytes.length), bytes.length);
		Map<String, Object> members = AnswerBody.read(Jackson3Tokens::open, body);
		assertThat(AnswerBody.read(Jackson2Tokens::open, body)).isEqualTo(members);
		checkMembers(members, body);
		headers.setContentType(MediaType.APPLICATION_JSON);
		check(AnswerDecoder.decode(200, headers, body), GatewayAnswer.of(200, members, null).toErrorCode());
		check(AnswerDecoder.decode(503, headers, body), GatewayAnswer.of(503, members, null).toErrorCode());
		headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
		PaykkaException peer = AnswerDecoder.decode(410, headers, body);
		check(peer, peer.getErrorCode());
	}

	/**
	 * What was read is in the tree that Jackson builds, and nothing is read of a text
	 * that it refuses.
	 */
	private static void checkMembers(Map<String, Object> members, byte[] body) {
		JsonNode tree = tree(body);
		Map<String, Object> expected = new HashMap<>(members);
		expected.replaceAll((name, value) -> (value instanceof Map<?, ?> data) ? textsOf(tree.get(name), data)
				: text(tree.get(name), value));
		assertThat(members).isEqualTo(expected);
		if (tree.path("ret_code").isTextual()) {
			assertThat(members).containsEntry("ret_code", tree.get("ret_code").textValue());
		}
		if (tree.path("data").path("error_code").isTextual()) {
			assertThat(members).extractingByKey("data")
				.asInstanceOf(InstanceOfAssertFactories.MAP)
				.containsEntry("error_code", tree.at("/data/error_code").textValue());
		}
	}

	private static Map<Object, Object> textsOf(JsonNode tree, Map<?, ?> members) {
		Map<Object, Object> texts = new HashMap<>(members);
		texts.replaceAll((name, value) -> text(tree.get((String) name), value));
		return texts;
	}

	/**
	 * Numbers are kept as they were written, which a tree does not know.
	 */
	private static Object text(JsonNode node, Object value) {
		assertThat(node).as("member").isNotNull();
		return node.isNumber() ? value : node.textValue();
	}

	private static JsonNode tree(byte[] body) {
		try {
			return TREES.readTree(body);
		}
		catch (IOException ex) {
			return TREES.missingNode();
		}
	}

	private static void check(PaykkaException failure, PaykkaErrorCode code) {
		if (failure == null) {
			assertThat(code).isNull();
			return;
		}
		assertThat(failure.getErrorCode()).isEqualTo(code).isNotEqualTo(PaykkaErrorCode.SUCCESS);
		checkLine(failure.getMessage());
		checkLine(failure.getUpstreamCode());
		checkLine(failure.getUpstreamMessage());
	}

	private static void checkLine(String line) {
		if (line != null) {
			assertThat(line).isEqualTo(line.strip())
				.isEqualTo(CardNumbers.mask(line))
				.hasSizeBetween(1, 5000)
				.doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");
		}
	}

}
