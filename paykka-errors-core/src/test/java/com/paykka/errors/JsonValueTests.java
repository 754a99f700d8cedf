package com.paykka.errors;

import java.io.StringReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.ToNumberPolicy;
import com.google.gson.reflect.TypeToken;
import com.paykka.errors.GatewayResponse.State;
import com.paykka.errors.JsonValue.JsonType;
import jakarta.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link JsonValue} and bodies from JSON libraries.
 */
class JsonValueTests {

	@ParameterizedTest
	@EnumSource
	void successPasses(Library library) throws Exception {
		GatewayResponse response = GatewayResponse.of(200, library.read(
				"{'ret_code':'000000','ret_msg':'Success','data':{'status':'SUCCESS','order_id':'GW1','amount':322}}"),
				null);
		assertThat(response).returns(null, GatewayResponse::toErrorCode)
			.returns(State.SUCCEEDED, GatewayResponse::getState);
	}

	@ParameterizedTest
	@EnumSource
	void declineIsRead(Library library) throws Exception {
		Map<String, ?> body = library.read("{'ret_code':'000000','data':{'error_code':'5004','error_description':'No',"
				+ "'trans_id':'T1','order_id':42,'status':'FAILURE'}}");
		assertThat(GatewayResponse.of(200, body, null).toException())
			.returns(PaykkaErrorCode.INSUFFICIENT_FUNDS, PaykkaException::getErrorCode)
			.returns("5004", PaykkaException::getUpstreamCode)
			.returns("No", PaykkaException::getUpstreamMessage)
			.returns("T1", PaykkaException::getUpstreamTransId)
			.returns("42", PaykkaException::getUpstreamOrderId);
	}

	@ParameterizedTest
	@MethodSource("librariesAndNumbers")
	void numberIsReadInAnyForm(Library library, String number) throws Exception {
		Map<String, ?> body = library.read("{'ret_code':0,'data':{'error_code':" + number + "}}");
		assertThat(GatewayResponse.of(200, body, null).toException())
			.returns(PaykkaErrorCode.ORDER_EXPIRED, PaykkaException::getErrorCode)
			.returns("4018", PaykkaException::getUpstreamCode);
	}

	static Stream<Arguments> librariesAndNumbers() {
		return Stream.of(Library.values())
			.flatMap((library) -> Stream.of("4018", "4018.0", "4018.00", "4.018e3", "40180E-1")
				.map((number) -> Arguments.of(library, number)));
	}

	@ParameterizedTest
	@EnumSource
	void zeroInAnyFormIsSuccess(Library library) throws Exception {
		for (String zero : List.of("0", "0.0", "0e5", "-0", "-0.0", "'0'", "'0000'", "'000000'")) {
			assertThat(GatewayResponse.of(200, library.read("{'ret_code':" + zero + "}"), null).toErrorCode()).isNull();
		}
	}

	@ParameterizedTest
	@EnumSource
	void textWithLeadingZeroStaysUnknown(Library library) throws Exception {
		Map<String, ?> body = library.read("{'ret_code':'0','error_code':'04018'}");
		assertThat(GatewayResponse.of(200, body, null).toException())
			.returns(PaykkaErrorCode.UNKNOWN_ERROR, PaykkaException::getErrorCode)
			.returns("04018", PaykkaException::getUpstreamCode);
	}

	@ParameterizedTest
	@EnumSource
	void codeOfAnotherTypeIsNotUnderstood(Library library) throws Exception {
		for (String code : List.of("true", "false", "[]", "['5004']", "{}", "{'code':'5004'}", "null", "''")) {
			assertThat(GatewayResponse.of(200, library.read("{'ret_code':" + code + "}"), null).toErrorCode()).as(code)
				.isEqualTo(PaykkaErrorCode.NETWORK_ERROR);
		}
		for (String code : List.of("true", "['5004']", "{}")) {
			assertThat(GatewayResponse.ofNotification(library.read("{'error_code':" + code + "}")).toErrorCode())
				.isEqualTo(PaykkaErrorCode.NETWORK_ERROR);
		}
	}

	@ParameterizedTest
	@EnumSource
	void dataOfAPaymentIsAnObjectOrAbsent(Library library) throws Exception {
		for (String data : List.of("[]", "[{'error_code':'5004'}]", "true", "7", "'token'", "'{}'")) {
			Map<String, ?> body = library.read("{'ret_code':'0','data':" + data + "}");
			assertThat(GatewayResponse.of(200, body, null).toErrorCode()).as(data)
				.isEqualTo(PaykkaErrorCode.NETWORK_ERROR);
			assertThat(GatewayResponse.of(PaykkaRequestKind.QUERY, 200, body, null, null).toErrorCode()).as(data)
				.isNull();
		}
		Map<String, ?> text = library.read("{'ret_code':'0','data':'{\\'error_code\\':\\'5004\\'}'}");
		assertThat(GatewayResponse.of(200, text, null).toErrorCode()).isEqualTo(PaykkaErrorCode.NETWORK_ERROR);
		for (String data : List.of("null", "{}")) {
			Map<String, ?> body = library.read("{'ret_code':'0','data':" + data + "}");
			assertThat(GatewayResponse.of(200, body, null).toErrorCode()).as(data).isNull();
		}
	}

	@ParameterizedTest
	@EnumSource
	void nullIsAbsentEverywhere(Library library) throws Exception {
		Map<String, ?> body = library.read("{'ret_code':'0','error_code':null,'status':null,'notify_type':null,"
				+ "'data':{'error_code':null,'status':'SUCCESS','order_id':'GW1','refund_order_id':null}}");
		assertThat(GatewayResponse.of(200, body, null)).returns(null, GatewayResponse::toErrorCode)
			.returns(State.SUCCEEDED, GatewayResponse::getState);
	}

	@ParameterizedTest
	@EnumSource
	void amountMatchesInAnyForm(Library library) throws Exception {
		for (String amount : List.of("322", "322.0", "'322'", "3.22e2")) {
			Map<String, ?> body = library
				.read("{'ret_code':'0','data':{'trans_id':'T1','amount':" + amount + ",'currency':'EUR'}}");
			assertThat(GatewayResponse.of(200, body, null).matches("T1", 322, "EUR")).as(amount).isTrue();
		}
	}

	@ParameterizedTest
	@EnumSource
	void problemOfAPeerIsRead(Library library) throws Exception {
		for (String retryable : List.of("true", "false", "'true'", "1", "null")) {
			Map<String, ?> body = library
				.read("{'code':'6002','name':'RETRY_TRANSACTION','category':'SYSTEM','status':503,"
						+ "'instance':'/pay','retryable':" + retryable + ",'detail':'No'}");
			assertThat(GatewayResponse.of(PaykkaRequestKind.PEER, 503, body, null, null).toException()).as(retryable)
				.returns(retryable.equals("true"), PaykkaException::isRetryable)
				.returns("6002", PaykkaException::getUpstreamCode)
				.returns("No", PaykkaException::getUpstreamMessage);
		}
	}

	@Test
	void numbersOfGsonsOwnTypeAreRead() {
		Map<String, ?> body = new Gson().newBuilder()
			.setObjectToNumberStrategy(ToNumberPolicy.LAZILY_PARSED_NUMBER)
			.create()
			.fromJson("{\"ret_code\":4018.0}", new TypeToken<Map<String, Object>>() {
			});
		assertThat(GatewayResponse.of(200, body, null).toErrorCode()).isEqualTo(PaykkaErrorCode.ORDER_EXPIRED);
	}

	@Test
	void objectWhoseTextFailsIsUnreadable() {
		assertThat(JsonValue.of(new Failing())).returns(JsonType.UNREADABLE, JsonValue::type);
	}

	@Test
	void membersThatCannotBeListedAreUnreadable() {
		assertThat(JsonValue.of(new Listing())).returns(JsonType.UNREADABLE, JsonValue::type);
		assertThat(JsonValue.of(new Listless())).returns(JsonType.UNREADABLE, JsonValue::type);
	}

	@Test
	void objectOfTheApplicationIsUnreadable() {
		assertThat(JsonValue.of(Thread.State.NEW)).returns(JsonType.UNREADABLE, JsonValue::type);
		assertThat(JsonValue.of(PaykkaErrorCode.SUCCESS)).returns(JsonType.UNREADABLE, JsonValue::type);
	}

	@Test
	void arrayIsNotText() {
		assertThat(JsonValue.of(new char[] { '0' })).returns(JsonType.OTHER, JsonValue::type);
	}

	@Test
	void hugeExponentIsNotWrittenOut() {
		assertThat(JsonValue.of(new BigDecimal("1e999999999")).text()).isEqualTo("1E+999999999");
	}

	enum Library {

		JACKSON_2 {
			@Override
			Map<String, ?> parse(String json) throws Exception {
				return new ObjectMapper().readValue(json,
						new com.fasterxml.jackson.core.type.TypeReference<Map<String, Object>>() {
						});
			}
		},

		JACKSON_2_NODES {
			@Override
			Map<String, ?> parse(String json) throws Exception {
				return new ObjectMapper().readValue(json,
						new com.fasterxml.jackson.core.type.TypeReference<Map<String, JsonNode>>() {
						});
			}
		},

		JACKSON_3 {
			@Override
			Map<String, ?> parse(String json) {
				return JsonMapper.shared()
					.readValue(json, new tools.jackson.core.type.TypeReference<Map<String, Object>>() {
					});
			}
		},

		JACKSON_3_NODES {
			@Override
			Map<String, ?> parse(String json) {
				return JsonMapper.shared()
					.readValue(json,
							new tools.jackson.core.type.TypeReference<Map<String, tools.jackson.databind.JsonNode>>() {
							});
			}
		},

		GSON {
			@Override
			Map<String, ?> parse(String json) {
				return new Gson().fromJson(json, new TypeToken<Map<String, Object>>() {
				});
			}
		},

		GSON_ELEMENTS {
			@Override
			Map<String, ?> parse(String json) {
				return new Gson().fromJson(json, new TypeToken<Map<String, JsonElement>>() {
				});
			}
		},

		JSON_P {
			@Override
			Map<String, ?> parse(String json) {
				return Json.createReader(new StringReader(json)).readObject();
			}
		};

		abstract Map<String, ?> parse(String json) throws Exception;

		Map<String, ?> read(String json) throws Exception {
			return parse(json.replace('\'', '"'));
		}

	}

	/**
	 * Has a method to list its members, but it throws.
	 */
	public static final class Listing {

		public Iterable<?> properties() {
			throw new IllegalStateException("no members");
		}

		@Override
		public String toString() {
			return "{}";
		}

	}

	/**
	 * Has another method with that name.
	 */
	public static final class Listless {

		public String entrySet() {
			return "none";
		}

		@Override
		public String toString() {
			return "\"";
		}

	}

	private static final class Failing {

		@Override
		public String toString() {
			throw new IllegalStateException("no text");
		}

	}

}
