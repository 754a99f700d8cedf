package com.paykka.errors.internal.web;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.http.server.PathContainer;

import static org.assertj.core.api.Assertions.assertThat;

class FailedRequestTests {

	@ParameterizedTest
	@CsvSource({ "/office/42, /office/42", "/office%2F42, /office%2F42", "/office%2f42;a=1/b, /office%2F42/b",
			"/%6Fffice;x=1/42, /office/42", "/office/../codes, /codes", "/office/%2e%2e/codes, /codes", "/, /" })
	void decodesAllButASlash(String path, String decoded) {
		assertThat(FailedRequest.decode(PathContainer.parsePath(path))).isEqualTo(decoded);
	}

}
