package com.paykka.errors.internal.client;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.paykka.errors.client.PaykkaRestClientErrors;
import com.paykka.errors.client.PaykkaWebClientErrors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class JsonBodyTests {

	private static final String DECLINE = "{\"ret_code\":\"000000\",\"ret_msg\":\"Success\",\"data\":{\"error_code\":5004,\"order_id\":\"GW1\"}}";

	static Stream<Arguments> classPaths() {
		return Stream.of(Arguments.of("none.absent", "tools.jackson."),
				Arguments.of("tools.jackson.", "com.fasterxml.jackson."),
				Arguments.of("com.fasterxml.jackson.", "tools.jackson."));
	}

	@Test
	void keepsMembersOfTheTopLevelAndOfData() {
		assertThat(read(DECLINE)).isEqualTo(Map.of("ret_code", "000000", "ret_msg", "Success", "data",
				Map.of("error_code", new BigDecimal("5004"), "order_id", "GW1")));
	}

	@Test
	void looksNoDeeperThanData() {
		assertThat(read("{\"data\":{\"data\":{\"error_code\":\"5004\"}},\"other\":{\"error_code\":\"5004\"}}"))
			.isEqualTo(Map.of("data", Map.of("data", Map.of()), "other", Map.of()));
	}

	@Test
	void membersThatAreNotTextKeepTheirType() {
		assertThat(read(
				"{\"ret_code\":null,\"ret_msg\":true,\"error_code\":[1],\"code\":{\"a\":1},\"data\":\"x\",\"name\":\"y\"}"))
			.isEqualTo(Map.of("ret_msg", true, "error_code", List.of(), "code", Map.of(), "data", "x", "name", "y"));
	}

	@Test
	void numberBeyondEveryRangeIsText() {
		assertThat(read("{\"ret_code\":1e99999999999}")).isEqualTo(Map.of("ret_code", "1e99999999999"));
	}

	@Test
	void textWithMoreThanAnObjectIsNotRead() {
		assertThat(read(DECLINE + "x")).isNull();
		assertThat(read(DECLINE + DECLINE)).isNull();
		assertThat(read(DECLINE + " \r\n")).isNotEmpty();
	}

	@Test
	void allMembersOfOneNameAreKept() {
		assertThat(read("{\"ret_code\":\"1\",\"data\":{},\"ret_code\":\"2\",\"data\":{}}").entrySet()).containsExactly(
				Map.entry("ret_code", "1"), Map.entry("data", Map.of()), Map.entry("ret_code", "2"),
				Map.entry("data", Map.of()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "{", "{\"ret_code\":0", "{\"ret_code\":0,", "{\"ret_code\":0,'", "{'ret_code':0}",
			"{\"ret_code\":01}", "{\"ret_code\":0,}", "{\"ret_code\":0} {", "{\"ret_code\":NaN}",
			"{/**/\"ret_code\":0}", "[{\"ret_code\":0}]", "\"ret_code\"", "0", "null", "\ufeff{\"ret_code\":0}",
			"{\0\"\0}\0" })
	void anythingButOneObjectIsNotRead(String text) {
		assertThat(read(text)).isNull();
	}

	@Test
	void objectBeyondTheLimitsIsNotRead() {
		assertThat(read("{\"a\":" + "[".repeat(499) + "]".repeat(499) + "}")).isNotNull();
		assertThat(read("{\"a\":" + "[".repeat(500) + "]".repeat(500) + "}")).isNull();
		assertThat(read("{\"a\":" + "7".repeat(1000) + "}")).isNotNull();
		assertThat(read("{\"a\":" + "7".repeat(1001) + "}")).isNull();
	}

	@ParameterizedTest
	@MethodSource("classPaths")
	void readsWithTheJacksonThatIsPresent(String absent, String used) throws Exception {
		Hiding classPath = new Hiding(absent);
		assertThat(classPath.read(DECLINE)).isEqualTo(read(DECLINE));
		assertThat(classPath.factory).startsWith(used);
	}

	@ParameterizedTest
	@ValueSource(classes = { PaykkaRestClientErrors.class, PaykkaWebClientErrors.class })
	void noClientIsDecodedWithoutJackson(Class<?> type) throws Exception {
		Class<?> errors = new Hiding("tools.jackson.", "com.fasterxml.jackson.").loadClass(type.getName());
		assertThatExceptionOfType(InvocationTargetException.class)
			.isThrownBy(() -> errors.getMethod("decoding").invoke(null))
			.havingCause()
			.isInstanceOf(IllegalStateException.class)
			.withMessageContaining("Jackson");
	}

	private static Map<String, Object> read(String body) {
		byte[] utf8 = body.getBytes(StandardCharsets.UTF_8);
		Map<String, Object> members = JsonBody.read(Jackson3Tokens::open, utf8);
		assertThat(entries(JsonBody.read(Jackson2Tokens::open, utf8))).isEqualTo(entries(members));
		return members;
	}

	/**
	 * Return all members, including repeated names, which {@code equals} would overlook.
	 */
	static Object entries(Object value) {
		return (value instanceof Map<?, ?> map) ? map.entrySet()
			.stream()
			.map((member) -> Map.entry(member.getKey(), entries(member.getValue())))
			.toList() : value;
	}

	/**
	 * Loads the clients' packages again, on a class path without some libraries.
	 */
	private static final class Hiding extends ClassLoader {

		private final String[] hidden;

		private String factory = "";

		Hiding(String... hidden) {
			super(JsonBodyTests.class.getClassLoader());
			this.hidden = hidden;
		}

		Map<?, ?> read(String body) throws Exception {
			Method read = loadClass(JsonBody.class.getName()).getDeclaredMethod("read", byte[].class);
			read.setAccessible(true);
			return (Map<?, ?>) read.invoke(null, (Object) body.getBytes(StandardCharsets.UTF_8));
		}

		@Override
		protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
			for (String start : this.hidden) {
				if (name.startsWith(start)) {
					throw new ClassNotFoundException(name);
				}
			}
			// Loaded only by the factory that creates a parser
			if (name.endsWith(".JsonParser")) {
				this.factory = name;
			}
			synchronized (getClassLoadingLock(name)) {
				Class<?> loaded = findLoadedClass(name);
				return (loaded != null || !name.contains(".client.")) ? super.loadClass(name, resolve) : define(name);
			}
		}

		private Class<?> define(String name) throws ClassNotFoundException {
			try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
				byte[] bytes = in.readAllBytes();
				return defineClass(name, bytes, 0, bytes.length);
			}
			catch (IOException ex) {
				throw new ClassNotFoundException(name, ex);
			}
		}

	}

}
