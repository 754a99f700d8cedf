package com.paykka.errors.internal.catalog;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.jayway.jsonpath.JsonPath;
import com.paykka.errors.GatewayResponse;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaErrorCode.Advice;
import com.paykka.errors.PaykkaException.Origin;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PageWordsTests {

	@Test
	void everyWordIsTranslated() {
		Map<String, String> chinese = words("zh-CN");
		assertThat(chinese.keySet()).isEqualTo(words("en").keySet());
		assertThat(chinese.values()).allSatisfy((word) -> assertThat(word).containsPattern("\\p{IsHan}"));
	}

	@Test
	void everyAdviceHasItsWords() {
		assertThat(words("en").keySet())
			.containsAll(Arrays.stream(Advice.values()).map((advice) -> "advice." + advice).toList())
			.containsAll(Arrays.stream(Advice.values()).map((advice) -> "say." + advice).toList())
			.containsAll(Arrays.stream(Advice.values())
				.flatMap((advice) -> Stream.of("shopper", "developer", "operator")
					.map((role) -> "role." + advice + '.' + role))
				.toList());
	}

	@Test
	void everyCategoryAndOriginHasItsWords() {
		assertThat(words("en").keySet())
			.containsAll(CodeListing.ERRORS.stream().map((code) -> "category." + code.getCategory()).toList())
			.containsAll(CodeListing.ERRORS.stream().map((code) -> "category." + code.getCategory() + ".help").toList())
			.containsAll(Arrays.stream(Origin.values()).map((origin) -> "origin." + origin).toList());
	}

	@Test
	void wordsOfACodeAreForAKnownCode() {
		assertThat(words("en").keySet()).filteredOn((key) -> key.matches("todo\\.\\d.*"))
			.isNotEmpty()
			.allSatisfy((key) -> assertThat(PaykkaErrorCode.resolve(key.substring("todo.".length()))).isNotNull());
	}

	@Test
	void wordsOfACodeNameTheSameCodesInBothLanguages() {
		Map<String, String> chinese = words("zh-CN");
		words("en")
			.forEach((key, word) -> assertThat(codesIn(chinese.get(key))).as("%s", key).isEqualTo(codesIn(word)));
	}

	private static List<String> codesIn(String word) {
		return Pattern.compile("\\b[24567]\\d{3}\\b").matcher(word).results().map(MatchResult::group).toList();
	}

	@Test
	void onlyRepeatedRequestsKeepTheirTransId() {
		assertThat(List.of("6002", "6006", "4006", "6000", "6007"))
			.allSatisfy((code) -> assertThat(todo(code)).contains("another trans_id is another payment"));
		assertThat(List.of("2008", "4018", "5004", "5019"))
			.allSatisfy((code) -> assertThat(todo(code)).doesNotContain("another trans_id is another payment"));
	}

	private static String todo(String code) {
		Map<String, String> words = words("en");
		return words.get("role." + PaykkaErrorCode.fromCode(code).getAdvice() + ".developer")
				+ words.getOrDefault("todo." + code, "");
	}

	@Test
	void shopperIsNeverToldToPayWhileTheOutcomeIsUnknown() {
		assertThat(words("en").get("say.CHECK_STATUS")).contains("do not pay again").doesNotContain("not been charged");
		assertThat(words("zh-CN").get("say.CHECK_STATUS")).contains("不要再次付款").doesNotContain("没有扣款");
		for (Advice open : List.of(Advice.RETRY, Advice.START_AGAIN, Advice.ESCALATE)) {
			assertThat(words("en").get("say." + open)).doesNotContain("not been charged");
			assertThat(words("zh-CN").get("say." + open)).doesNotContain("没有扣款");
		}
	}

	@Test
	void scriptKnowsEveryInterfaceCode() {
		Map<String, String> known = new TreeMap<>();
		Pattern.compile("\\t(\\d{4}): \"([\\d ]{6,})\",?\\n")
			.matcher(script().substring(0, script().indexOf("const testCards")))
			.results()
			.forEach((line) -> Stream.of(line.group(2).split(" ")).forEach((code) -> known.put(code, line.group(1))));
		Map<String, String> expected = new TreeMap<>();
		IntStream.of(10000, 999999).forEach((code) -> expect(code, expected));
		IntStream.range(206000, 206100).forEach((code) -> expect(code, expected));
		IntStream.range(210000, 210100).forEach((code) -> expect(code, expected));
		assertThat(known).isEqualTo(expected).isNotEmpty();
	}

	private static void expect(int number, Map<String, String> expected) {
		String code = "%06d".formatted(number);
		PaykkaErrorCode stood = GatewayResponse.of(400, Map.of("ret_code", code), null).toErrorCode();
		if (stood != PaykkaErrorCode.UNKNOWN_ERROR) {
			expected.put(code, stood.getCode());
		}
	}

	private static String script() {
		return new String(CatalogController.load("catalog.js"), StandardCharsets.UTF_8);
	}

	@Test
	void scriptUsesOnlyExistingWords() {
		String script = script();
		List<String> keys = Pattern.compile("(?:word|part)\\(\"([\\w.]+\\w)\"")
			.matcher(script)
			.results()
			.map((match) -> match.group(1))
			.toList();
		assertThat(keys).isNotEmpty();
		assertThat(words("en")).containsKeys(keys.toArray(String[]::new));
	}

	@Test
	void placeholdersAreTheSameInBothLanguages() {
		Map<String, String> chinese = words("zh-CN");
		words("en").forEach((key, word) -> assertThat(placesIn(chinese.get(key))).as(key).isEqualTo(placesIn(word)));
	}

	private static List<String> placesIn(String word) {
		return Pattern.compile("\\{\\d}").matcher(word).results().map(MatchResult::group).sorted().toList();
	}

	private static Map<String, String> words(String language) {
		return JsonPath
			.parse(new String(CatalogController.load("catalog." + language + ".json"), StandardCharsets.UTF_8))
			.json();
	}

}
