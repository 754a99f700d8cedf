package com.paykka.errors.internal.web;

import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;

import static org.assertj.core.api.Assertions.assertThat;

class FailedRequestTests {

	@ParameterizedTest
	@CsvSource({ "/office/42, /office/42", "/office%2F42, /office%2F42", "/office%2f42;a=1/b, /office%2F42/b",
			"/%6Fffice;x=1/42, /office/42", "/office/../codes, /codes", "/office/%2e%2e/codes, /codes", "/, /" })
	void decodesAllButASlash(String path, String decoded) {
		assertThat(FailedRequest.decode(PathContainer.parsePath(path))).isEqualTo(decoded);
	}

	@ParameterizedTest
	@MethodSource
	void readsNoLanguagesFromAMalformedOrEndlessHeader(String header) {
		HttpHeaders headers = new HttpHeaders();
		headers.set(HttpHeaders.ACCEPT_LANGUAGE, header);
		assertThat(FailedRequest.acceptedLocales(headers)).isEmpty();
	}

	static Stream<String> readsNoLanguagesFromAMalformedOrEndlessHeader() {
		return Stream.of("4111-1111-1111-1111,en", ";;;,en", "aaa,".repeat(2000) + "zh");
	}

}
