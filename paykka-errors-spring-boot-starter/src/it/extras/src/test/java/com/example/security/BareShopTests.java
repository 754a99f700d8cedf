package com.example.security;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import com.example.support.RunningShop;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that Spring Security alone responds in an application that does not name the
 * starter's handlers.
 */
class BareShopTests {

	private static final List<String> USERS = List.of("ann:secret", "ann:wrong", "outage:secret", "broken:secret");

	private static final List<String> PATHS = List.of("/hello", "/admin/hello", "/method", "/open/method", "/coded",
			"/later", "/unknown");

	@ParameterizedTest
	@ValueSource(classes = { com.example.bare.servlet.BareShop.class, com.example.bare.reactive.BareShop.class })
	void nothingChanges(Class<?> application) {
		List<String> expected;
		try (RunningShop without = RunningShop.start(application, "paykka.errors.enabled=false")) {
			expected = responses(without);
		}
		try (RunningShop with = RunningShop.start(application)) {
			assertThat(responses(with)).isEqualTo(expected);
		}
	}

	private static List<String> responses(RunningShop shop) {
		List<String> responses = new ArrayList<>();
		for (String path : PATHS) {
			responses.add("GET " + path + " -> " + shop.get(path).comparable());
			for (String user : USERS) {
				String credentials = Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
				responses.add("GET " + path + " as " + user + " -> "
						+ shop.get(path, "Authorization", "Basic " + credentials).comparable());
			}
		}
		responses.add("POST /open/hello -> " + shop.send("POST", "/open/hello", "a").comparable());
		return responses;
	}

}
