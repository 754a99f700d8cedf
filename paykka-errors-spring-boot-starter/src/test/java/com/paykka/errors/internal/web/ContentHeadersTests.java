package com.paykka.errors.internal.web;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ContentHeadersTests {

	@ParameterizedTest
	@ValueSource(strings = { "no-store", "No-Store", "max-age=0, no-store", "private,no-store ,max-age=0",
			"no-store, private=\"x\"" })
	void keepsWhatForbidsStoring(String directives) {
		assertThat(ContentHeaders.isOfContent("Cache-Control", List.of(directives))).isFalse();
		assertThat(ContentHeaders.isOfContent("CDN-Cache-Control", List.of("private", directives))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "no-storex", "x-no-store", "private=\"no-store\"", "private=\"a, no-store, b\"",
			"a=\"\\\", no-store", "max-age=60", "no-store=1" })
	void replacesWhatAllowsStoring(String directives) {
		assertThat(ContentHeaders.isOfContent("Cache-Control", List.of(directives))).isTrue();
	}

	@Test
	void keepsOtherHeaders() {
		assertThat(ContentHeaders.isOfContent("Content-Language", List.of("en"))).isTrue();
		assertThat(ContentHeaders.isOfContent("Content-Security-Policy", List.of("default-src"))).isFalse();
		assertThat(ContentHeaders.isOfContent("X-Own", List.of("no-store"))).isFalse();
	}

}
