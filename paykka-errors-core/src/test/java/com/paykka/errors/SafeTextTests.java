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

	@Test
	void masksNumberThatIsCutEvenIfMaskingMakesTheTextShorter() {
		String mathematical = "\ud835\udfd2" + "\ud835\udfcf".repeat(15);
		String text = (mathematical + ' ').repeat(20) + "4111111111111111";
		for (int max = 100; max < text.length(); max++) {
			assertThat(SafeText.shorten(text, max)).doesNotContain("41", "\ud835\udfd2");
			assertThat(SafeText.line(text, max)).doesNotContain("41", "\ud835\udfd2");
		}
	}

	@Test
	void cutsNoSurrogatePair() {
		assertThat(SafeText.shorten("1234\ud83d\ude00", 5)).isEqualTo("1234\u2026");
	}

	@Test
	void isQuickWithLongText() {
		assertThat(SafeText.shorten("4111 1111 1111 1111 ".repeat(1_000_000), 5)).isEqualTo("**** \u2026");
	}

}
