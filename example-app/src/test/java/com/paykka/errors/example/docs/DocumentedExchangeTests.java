package com.paykka.errors.example.docs;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Stream;

import com.example.shop.ShopApplication;
import com.paykka.errors.example.docs.Document.Block;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.skyscreamer.jsonassert.JSONAssert;
import org.skyscreamer.jsonassert.JSONCompareMode;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the shop of the first steps responds as the documentation shows.
 */
@SpringBootTest(classes = { ShopApplication.class, DocumentedExchangeTests.Clients.class },
		webEnvironment = WebEnvironment.RANDOM_PORT, properties = "shop.gateway-url=http://localhost:1")
class DocumentedExchangeTests {

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@MethodSource("blocks")
	void responseIsTheOneThatIsShown(Block block) throws Exception {
		String[] parts = block.text().split("\n\n", 3);
		List<String> head = parts[1].lines().toList();
		HttpResponse<String> response = send(parts[0].split(" ")[0], parts[0].split(" ")[1]);
		assertThat(head.get(0)).as(block.toString()).isEqualTo("HTTP/1.1 " + response.statusCode());
		assertThat(head.subList(1, head.size())).allSatisfy((header) -> {
			String[] pair = header.split(": ", 2);
			assertThat(response.headers().allValues(pair[0])).as(header).containsExactly(pair[1]);
		});
		JSONAssert.assertEquals(block.toString(), parts[2], response.body(), JSONCompareMode.STRICT);
	}

	static Stream<Block> blocks() {
		return Document.blocks("http");
	}

	private HttpResponse<String> send(String method, String path) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.method(method, BodyPublishers.noBody())
			.build();
		return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Clients {

		@Bean
		RestClient.Builder builder() {
			return RestClient.builder();
		}

	}

}
