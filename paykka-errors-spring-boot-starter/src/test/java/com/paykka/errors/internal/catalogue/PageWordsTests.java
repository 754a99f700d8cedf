package com.paykka.errors.internal.catalogue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaErrorCode.Advice;
import org.junit.jupiter.api.Test;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

import static org.assertj.core.api.Assertions.assertThat;

class PageWordsTests {

	@Test
	void everyWordIsTranslated() throws IOException {
		Properties chinese = words("pages_zh.properties");
		assertThat(chinese.keySet()).isEqualTo(words("pages.properties").keySet());
		assertThat(chinese.values()).allSatisfy((word) -> assertThat((String) word).containsPattern("\\p{IsHan}"));
	}

	@Test
	void everyAdviceHasItsWords() throws IOException {
		assertThat(words("pages.properties").stringPropertyNames())
			.containsAll(Arrays.stream(Advice.values()).map((advice) -> "advice." + advice).toList())
			.containsAll(Arrays.stream(Advice.values()).map((advice) -> "todo." + advice).toList());
	}

	@Test
	void wordsOfACodeBelongToOneOfTheCatalogue() throws IOException {
		assertThat(words("pages.properties").stringPropertyNames()).filteredOn((key) -> key.matches("todo\\.\\d.*"))
			.isNotEmpty()
			.allSatisfy((key) -> assertThat(PaykkaErrorCode.resolve(key.substring("todo.".length()))).isNotNull());
	}

	@Test
	void wordsOfACodeNameTheSameCodesInBothLanguages() throws IOException {
		Properties chinese = words("pages_zh.properties");
		words("pages.properties").forEach((key, word) -> assertThat(codesIn((String) chinese.get(key))).as("%s", key)
			.isEqualTo(codesIn((String) word)));
	}

	private static List<String> codesIn(String word) {
		return Pattern.compile("\\b[24567]\\d{3}\\b").matcher(word).results().map(MatchResult::group).toList();
	}

	private static Properties words(String name) throws IOException {
		return PropertiesLoaderUtils
			.loadProperties(new EncodedResource(new ClassPathResource(name, PageWords.class), StandardCharsets.UTF_8));
	}

}
