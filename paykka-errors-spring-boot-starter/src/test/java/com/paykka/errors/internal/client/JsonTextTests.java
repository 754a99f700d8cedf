package com.paykka.errors.internal.client;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class JsonTextTests {

	private static final String TEXT = "{\"ret_msg\":\"成功 \ud83d\ude00\"}";

	@ParameterizedTest
	@ValueSource(strings = { "UTF-8", "UTF-16BE", "UTF-16LE" })
	void decodesWithAndWithoutByteOrderMark(String name) {
		Charset charset = Charset.forName(name);
		assertThat(decode(TEXT.getBytes(charset))).isEqualTo(TEXT);
		assertThat(decode(("\ufeff" + TEXT).getBytes(charset))).isEqualTo(TEXT);
		assertThat(decode(("\ufeff\ufeff" + TEXT).getBytes(charset))).isEqualTo("\ufeff" + TEXT);
	}

	@Test
	void decodesShortText() {
		assertThat(decode(new byte[0])).isEmpty();
		assertThat(decode(new byte[] { '0' })).isEqualTo("0");
		assertThat(decode(new byte[] { '{', '}' })).isEqualTo("{}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"\u00ffa\":1}", "{\"\u00c0\u0080\":1}", "{\"x\":\"\u00e9\"}",
			"{\"x\":\"\u00ed\u00a0\u0080\"}", "{\"x\":\"\u00e6\u0088" })
	void malformedUtf8IsNotDecoded(String latin1) {
		assertThat(decode(latin1.getBytes(StandardCharsets.ISO_8859_1))).isNull();
	}

	@Test
	void malformedUtf16IsNotDecoded() {
		byte[] body = TEXT.getBytes(StandardCharsets.UTF_16BE);
		assertThat(decode(Arrays.copyOf(body, body.length - 1))).isNull();
		// Cut off within the surrogate pair
		assertThat(decode(Arrays.copyOf(body, body.length - 6))).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-32BE", "UTF-32LE" })
	void otherEncodingIsNoObject(String name) {
		byte[] utf8 = JsonBody.toUtf8("{\"ret_code\":0}".getBytes(Charset.forName(name)));
		assertThat((utf8 != null) ? JsonBody.read(utf8) : null).isNull();
	}

	private static String decode(byte[] body) {
		byte[] utf8 = JsonBody.toUtf8(body);
		return (utf8 != null) ? new String(utf8, StandardCharsets.UTF_8) : null;
	}

}
