package com.paykka.errors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SafeText#shorten}. {@link UpstreamTests} covers lines.
 */
class SafeTextTests {

	@Test
	void keepsTextThatIsNotTooLong() {
		assertThat(SafeText.shorten("12345", 5)).isEqualTo("12345");
	}

	@Test
	void cutsLongerText() {
		assertThat(SafeText.shorten("123456", 5)).isEqualTo("12345…");
	}

	@Test
	void masksCardNumberThatTheCutWouldDivide() {
		assertThat(SafeText.shorten("4111111111111111", 15)).isEqualTo("************111…");
	}

	@Test
	void masksWhatLooksLikeCardNumberOnlyAfterTheCut() {
		String longerNumber = "4111111111111111" + "2345";
		assertThat(SafeText.shorten(longerNumber, 30)).isEqualTo(longerNumber);
		assertThat(SafeText.shorten(longerNumber, 16)).isEqualTo("************1111…");
	}

}
