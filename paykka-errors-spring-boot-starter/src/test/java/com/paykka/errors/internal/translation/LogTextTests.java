package com.paykka.errors.internal.translation;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LogTextTests {

	@Test
	void escapesWhatCouldForgeLines() {
		assertThat(LogText.escape("/a\r\nERROR \u001b[31m\u2028\u202e\ud800\"\\"))
			.isEqualTo("/a\\u000d\\u000aERROR \\u001b[31m\\u2028\\u202e\\ud800\\u0022\\u005c");
	}

	@Test
	void leavesOtherTextAlone() {
		assertThat(LogText.escape("/订单/42?é{}%20")).isEqualTo("/订单/42?é{}%20");
	}

	@Test
	void masksCardNumberThatTheCutWouldSplit() {
		assertThat(LogText.escape("/" + "a".repeat(499) + "/4111111111111111")).doesNotContain("4111");
	}

	@Test
	void masksCardNumbers() {
		assertThat(LogText.escape("/cards/4111111111111111")).isEqualTo("/cards/************1111");
	}

	@Test
	void cutsLongText() {
		assertThat(LogText.escape("/" + "a".repeat(1_000_000))).hasSizeLessThan(600);
	}

}
