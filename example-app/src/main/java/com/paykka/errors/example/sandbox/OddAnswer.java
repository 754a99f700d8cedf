package com.paykka.errors.example.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import org.jspecify.annotations.Nullable;

/**
 * An answer that is easily mistaken for a success, although the payment failed with 5004.
 * All but the last have HTTP status 200. The amount 60000<i>nn</i> requests the one with
 * number <i>nn</i>, starting with 01.
 */
enum OddAnswer {

	RAW_LINE_FEED("{'ret_code':'5004','ret_msg':'Insufficient\nfunds'}"),

	RAW_TAB("{'ret_code':'5004','ret_msg':'Insufficient\tfunds'}"),

	GBK("{'ret_code':'5004','ret_msg':'余额不足'}", "application/json;charset=GBK", Charset.forName("GBK")),

	LATIN_1("{'ret_code':'5004','ret_msg':'déclinée'}", "application/json;charset=ISO-8859-1",
			StandardCharsets.ISO_8859_1),

	CUT_OFF("{'ret_code':'000000','data':{'error_code':'50"),

	EMPTY(""),

	TRAILING_NUL("{'ret_code':'5004'}\u0000"),

	TRAILING_COMMENT("{'ret_code':'5004'}<!-- node 7 -->"),

	GUARD(")]}',\n{'ret_code':'5004'}"),

	NOT_A_NUMBER("{'amount':NaN,'ret_code':'5004'}"),

	COMMENT("{/* failed */'ret_code':'5004'}"),

	LEADING_ZERO("{'amount':0123,'ret_code':'5004'}"),

	LONG_NUMBER("{'amount':" + "7".repeat(1001) + ",'ret_code':'5004'}"),

	DEEP("{'x':" + "[".repeat(600) + "]".repeat(600) + ",'ret_code':'5004'}"),

	CODE_IN_LIST("{'ret_code':['5004']}"),

	CODE_IN_OBJECT("{'ret_code':{'code':'5004'}}"),

	BOOLEAN_CODE("{'ret_code':true}"),

	NULL_CODE("{'ret_code':null}"),

	BLANK_CODE("{'ret_code':''}"),

	REPEATED_NAME("{'ret_code':'5004','ret_code':'000000'}"),

	CAMEL_CASE("{'retCode':'5004'}"),

	API_GATEWAY("{'message':'Endpoint request timed out'}"),

	ARRAY("[{'ret_code':'5004'}]"),

	JSON_IN_STRING("{'ret_code':'000000','data':'{\\'error_code\\':\\'5004\\'}'}"),

	LOGIN_PAGE("<!DOCTYPE html><title>Log in</title>", "text/html", StandardCharsets.UTF_8),

	XHTML("<html xmlns='http://www.w3.org/1999/xhtml'/>", "application/xhtml+xml", StandardCharsets.UTF_8),

	BYTES("{'ret_code':'5004'}", "application/octet-stream", StandardCharsets.UTF_8),

	TEXT("{'ret_code':'5004'}", "text/plain", StandardCharsets.UTF_8),

	LARGE("{'x':'" + "0123456789abcdef".repeat(70_000) + "','ret_code':'5004'}"),

	COMPRESSED("{'ret_code':'5004'}") {
		@Override
		Answer toAnswer() {
			return new Answer(200, Map.of("Content-Type", "application/json", "Content-Encoding", "gzip"),
					gzip((byte[]) super.toAnswer().body()));
		}
	},

	FAILURE_WITHOUT_CODE("{'ret_code':'000000','data':{'status':'FAILURE'}}"),

	CODE_WHILE_PROCESSING("{'ret_code':'000000','data':{'error_code':'5004','status':'PROCESSING'}}"),

	CODE_BESIDE_SUCCESS("{'ret_code':'000000','data':{'error_code':'5004','status':'SUCCESS'}}"),

	TOO_MANY_REQUESTS("{'ret_code':'5004','ret_ms") {
		@Override
		Answer toAnswer() {
			return new Answer(429, super.toAnswer().headers(), super.toAnswer().body());
		}
	};

	private static final long FIRST_AMOUNT = 6_000_001;

	private final String body;

	private final String type;

	private final Charset charset;

	OddAnswer(String body) {
		this(body, "application/json", StandardCharsets.UTF_8);
	}

	OddAnswer(String body, String type, Charset charset) {
		this.body = body.replace('\'', '"');
		this.type = type;
		this.charset = charset;
	}

	static @Nullable OddAnswer of(long amount) {
		long index = amount - FIRST_AMOUNT;
		return (index >= 0 && index < values().length) ? values()[(int) index] : null;
	}

	long amount() {
		return FIRST_AMOUNT + List.of(values()).indexOf(this);
	}

	Answer toAnswer() {
		return new Answer(200, Map.of("Content-Type", this.type), this.body.getBytes(this.charset));
	}

	private static byte[] gzip(byte[] bytes) {
		ByteArrayOutputStream compressed = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
			gzip.write(bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return compressed.toByteArray();
	}

}
