package com.example.validation;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.example.support.Response;
import com.example.support.Server;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of requests with more invalid values than anyone wants to read.
 */
class ManyInvalidValuesTests {

	private final Server server = Server.shared();

	@Test
	void firstHundredAreShownAndTheRestIsCounted() {
		Response response = this.server.post("/orders", order(10_000)).isProblem(400, "2054");
		assertThat(response.<List<Object>>member("errors")).hasSize(100);
		assertThat(response.<Object>member("errors[0].pointer")).isEqualTo("#/items/0/price");
		assertThat(response.<Object>member("errors[99].pointer")).isEqualTo("#/items/99/price");
		assertThat(response.<Object>member("more")).isEqualTo(9_900);
		assertThat(response.body()).hasSizeLessThan(20_000).containsPattern("\\],\"more\":9900");
	}

	@Test
	void hundredAreAll() {
		Response response = this.server.post("/orders", order(100)).isProblem(400, "2054");
		assertThat(response.<List<Object>>member("errors")).hasSize(100);
		assertThat(response.body()).doesNotContain("\"more\"");
	}

	private static String order(int items) {
		return IntStream.range(0, items)
			.mapToObj((item) -> "{\"price\":0}")
			.collect(Collectors.joining(",", "{\"shopperReference\":\"s\",\"items\":[", "]}"));
	}

}
