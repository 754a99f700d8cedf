package com.example.support;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a server sent back.
 *
 * @param request the request line
 * @param status the HTTP status
 * @param headers the headers
 * @param content the body
 */
public record Response(String request, int status, HttpHeaders headers, byte[] content) {

	private static final Configuration LENIENT = Configuration.builder()
		.options(Option.SUPPRESS_EXCEPTIONS, Option.DEFAULT_PATH_LEAF_TO_NULL)
		.build();

	public Response(HttpResponse<byte[]> response) {
		this(response.request().method() + " " + response.uri(), response.statusCode(), response.headers(),
				response.body());
	}

	public String header(String name) {
		return this.headers.firstValue(name).orElse(null);
	}

	/**
	 * Return the body, which must be well-formed UTF-8.
	 * @return the text of the body
	 */
	public String body() {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(this.content)).toString();
		}
		catch (CharacterCodingException ex) {
			throw new AssertionError("The body is not UTF-8", ex);
		}
	}

	/**
	 * Return a member of the body.
	 * @param <T> the type of the member
	 * @param path the member's JSON path without the leading {@code $.}
	 * @return the member, or {@code null} if there is none
	 */
	public <T> T member(String path) {
		String body = body();
		return body.isBlank() ? null : JsonPath.using(LENIENT).parse(body).read("$." + path);
	}

	/**
	 * Check that this is a problem with a code.
	 * @param status the expected status
	 * @param code the expected code
	 * @return this response
	 */
	public Response isProblem(int status, String code) {
		assertThat(body()).as(this.request).isNotEmpty();
		assertThat(status()).as(body()).isEqualTo(status);
		assertThat(header("Content-Type")).isEqualTo("application/problem+json");
		assertThat(header("Content-Length")).isEqualTo(String.valueOf(this.content.length));
		assertThat(this.<Object>member("code")).as(body()).isEqualTo(code);
		assertThat(this.<Object>member("status")).isEqualTo(status);
		assertThat(body()).doesNotContain("secret").doesNotContain("Exception").doesNotContain("com.paykka");
		return this;
	}

	/**
	 * Check that this response does not come from the starter.
	 * @param status the expected status
	 * @return this response
	 */
	public Response isForeign(int status) {
		assertThat(status()).as(body()).isEqualTo(status);
		assertThat(body()).doesNotContain("\"code\"").doesNotContain("paykka.com");
		return this;
	}

}
