package com.example.filters;

import com.example.support.Response;
import com.example.support.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of a fixed locale, even where Spring has not resolved it yet.
 */
class FilterLocaleTests {

	private static Server server;

	@BeforeAll
	static void start() {
		server = Server.start("spring.web.locale=zh", "spring.web.locale-resolver=fixed");
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/codes/4018", "/filter" })
	void fixedLocaleIsUsed(String path) {
		Response response = server.get(path, "Accept-Language", "fr").isProblem(410, "4018");
		assertThat(response.<String>member("title")).isEqualTo("\u8ba2\u5355\u5df2\u8fc7\u671f");
	}

}
