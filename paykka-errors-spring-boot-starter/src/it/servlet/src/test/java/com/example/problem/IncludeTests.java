package com.example.problem;

import com.example.support.Response;
import com.example.support.Server;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of failures in a part of another page.
 */
class IncludeTests {

	@Test
	void failureIsThePagesOwn() {
		Response response = Server.shared().get("/including/cautiously").isForeign(200);
		assertThat(response.body()).isEqualTo("the rest of the page");
	}

	@Test
	void problemHasNoLanguageOfThePage() {
		assertThat(Server.shared().get("/localized").isProblem(410, "4018").header("Content-Language")).isNull();
	}

}
