package com.paykka.errors.catalogue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

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

	private static Properties words(String name) throws IOException {
		return PropertiesLoaderUtils
			.loadProperties(new EncodedResource(new ClassPathResource(name, PageWords.class), StandardCharsets.UTF_8));
	}

}
