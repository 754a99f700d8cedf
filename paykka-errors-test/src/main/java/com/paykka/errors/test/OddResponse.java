package com.paykka.errors.test;

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
 * A response that is easily mistaken for a success, or for a failure after which the same
 * may be sent again, although the payment failed with 5004. No application may treat any
 * of them as paid, or repeat the payment. The HTTP status is 200 unless it says
 * otherwise.
 *
 * @since 1.0.0
 */
public enum OddResponse {

	/** An unescaped line feed within a string. */
	RAW_LINE_FEED("{'ret_code':'5004','ret_msg':'Insufficient\nfunds'}"),

	/** An unescaped tab within a string. */
	RAW_TAB("{'ret_code':'5004','ret_msg':'Insufficient\tfunds'}"),

	/** JSON in the charset GBK. */
	GBK("{'ret_code':'5004','ret_msg':'余额不足'}", "application/json;charset=GBK", Charset.forName("GBK")),

	/** JSON in the charset ISO-8859-1. */
	LATIN_1("{'ret_code':'5004','ret_msg':'déclinée'}", "application/json;charset=ISO-8859-1",
			StandardCharsets.ISO_8859_1),

	/** JSON that ends in the middle. */
	CUT_OFF("{'ret_code':'000000','data':{'error_code':'50"),

	/** Nothing, and no {@code Content-Length} that says so. */
	EMPTY(""),

	/** A NUL after the JSON. */
	TRAILING_NUL("{'ret_code':'5004'}\u0000"),

	/** An HTML comment after the JSON. */
	TRAILING_COMMENT("{'ret_code':'5004'}<!-- node 7 -->"),

	/** A prefix that keeps scripts from reading the JSON. */
	GUARD(")]}',\n{'ret_code':'5004'}"),

	/** A number that JSON does not have. */
	NOT_A_NUMBER("{'amount':NaN,'ret_code':'5004'}"),

	/** A JavaScript comment. */
	COMMENT("{/* failed */'ret_code':'5004'}"),

	/** A number with a leading zero. */
	LEADING_ZERO("{'amount':0123,'ret_code':'5004'}"),

	/** A number of 1001 digits. */
	LONG_NUMBER("{'amount':" + "7".repeat(1001) + ",'ret_code':'5004'}"),

	/** Six hundred nested lists. */
	DEEP("{'x':" + "[".repeat(600) + "]".repeat(600) + ",'ret_code':'5004'}"),

	/** A code that is a list. */
	CODE_IN_LIST("{'ret_code':['5004']}"),

	/** A code that is an object. */
	CODE_IN_OBJECT("{'ret_code':{'code':'5004'}}"),

	/** A code that is a boolean. */
	BOOLEAN_CODE("{'ret_code':true}"),

	/** A code that is null. */
	NULL_CODE("{'ret_code':null}"),

	/** An empty code. */
	BLANK_CODE("{'ret_code':''}"),

	/** A failing code, then a succeeding one. */
	REPEATED_NAME("{'ret_code':'5004','ret_code':'000000'}"),

	/** Names in camel case. */
	CAMEL_CASE("{'retCode':'5004'}"),

	/** An API gateway's own error. */
	API_GATEWAY("{'message':'Endpoint request timed out'}"),

	/** A list instead of an object. */
	ARRAY("[{'ret_code':'5004'}]"),

	/** JSON within a string. */
	JSON_IN_STRING("{'ret_code':'000000','data':'{\\'error_code\\':\\'5004\\'}'}"),

	/** The HTML of a login page. */
	LOGIN_PAGE("<!DOCTYPE html><title>Log in</title>", "text/html", StandardCharsets.UTF_8),

	/** XHTML. */
	XHTML("<html xmlns='http://www.w3.org/1999/xhtml'/>", "application/xhtml+xml", StandardCharsets.UTF_8),

	/** JSON declared as bytes. */
	BYTES("{'ret_code':'5004'}", "application/octet-stream", StandardCharsets.UTF_8),

	/** JSON declared as plain text. */
	TEXT("{'ret_code':'5004'}", "text/plain", StandardCharsets.UTF_8),

	/** More than a megabyte, with the failure at the end. */
	LARGE("{'x':'" + "0123456789abcdef".repeat(70_000) + "','ret_code':'5004'}"),

	/** Compressed by gzip. */
	COMPRESSED("{'ret_code':'5004'}") {
		@Override
		public SandboxResponse toResponse() {
			return SandboxResponse.raw(200, Map.of("Content-Type", "application/json", "Content-Encoding", "gzip"),
					gzip(bytes()));
		}
	},

	/** A failing status without a code. */
	FAILURE_WITHOUT_CODE("{'ret_code':'000000','data':{'status':'FAILURE'}}"),

	/** A decline of a payment that is still being processed. */
	CODE_WHILE_PROCESSING("{'ret_code':'000000','data':{'error_code':'5004','status':'PROCESSING'}}"),

	/** A decline of a payment that succeeded. */
	CODE_BESIDE_SUCCESS("{'ret_code':'000000','data':{'error_code':'5004','status':'SUCCESS'}}"),

	/** HTTP 429 with JSON that ends in the middle. */
	TOO_MANY_REQUESTS(429, "{'ret_code':'5004','ret_ms"),

	/** A success without a code. */
	NO_CODE("{'data':{'order_id':'GW1','status':'SUCCESS'}}"),

	/** Nothing, with a {@code Content-Length} that says so. */
	ANNOUNCED_EMPTY("") {
		@Override
		public SandboxResponse toResponse() {
			return SandboxResponse.empty(200);
		}
	},

	/** A status that is a list. */
	STATUS_IN_LIST("{'ret_code':'000000','data':{'status':['FAILURE']}}"),

	/** A status that is an object. */
	STATUS_IN_OBJECT("{'ret_code':'000000','data':{'status':{'value':'FAILURE'}}}"),

	/** A status that is a boolean. */
	BOOLEAN_STATUS("{'ret_code':'000000','data':{'status':false}}"),

	/** A type of notification that is a list. */
	TYPE_IN_LIST("{'ret_code':'000000','notify_type':['PAYMENT.FAILURE']}"),

	/** A code in {@code data} that is a list. */
	ERROR_CODE_IN_LIST("{'ret_code':'000000','data':{'error_code':['5004'],'status':'SUCCESS'}}"),

	/** A list in place of {@code data}. */
	DATA_IN_LIST("{'ret_code':'000000','data':[{'error_code':'5004'}]}"),

	/** A number in place of {@code data}. */
	DATA_IN_NUMBER("{'ret_code':'000000','data':5004}"),

	/** Names in camel case in {@code data}. */
	CAMEL_CASE_IN_DATA("{'ret_code':'000000','data':{'errorCode':'5004','status':'SUCCESS'}}"),

	/** Names with dashes. */
	KEBAB_CASE("{'ret_code':'000000','data':{'error-code':'5004','status':'SUCCESS'}}"),

	/** Names in upper case. */
	UPPER_CASE("{'ret_code':'000000','data':{'STATUS':'FAILURE'}}"),

	/** A {@code ret_code} that fails in {@code data} only. */
	RET_CODE_IN_DATA("{'ret_code':'000000','data':{'ret_code':'5004'}}"),

	/** An {@code error_code} beside {@code data}. */
	ERROR_CODE_BESIDE_DATA("{'ret_code':'000000','error_code':'5004','data':{}}"),

	/** A failing code in {@code data}, then an empty one. */
	REPEATED_NAME_IN_DATA("{'ret_code':'000000','data':{'error_code':'5004','error_code':''}}"),

	/** Two members {@code data}, of which the first failed. */
	REPEATED_DATA("{'ret_code':'000000','data':{'error_code':'5004'},'data':{'status':'SUCCESS'}}"),

	/** A code that may be retried beside a decline. */
	DECLINE_BEHIND_RETRY("{'ret_code':'6002','data':{'error_code':'5004','status':'FAILURE'}}"),

	/** A decline of a payment that is under review. */
	CODE_WHILE_REVIEWING("{'ret_code':'000000','data':{'error_code':'5004','status':'REVIEWING'}}"),

	/** A decline of a payment that is pending. */
	CODE_WHILE_PENDING("{'ret_code':'000000','data':{'error_code':'5004','status':'PENDING'}}"),

	/** A decline of a payment that was authorized. */
	CODE_BESIDE_AUTHORIZED("{'ret_code':'000000','data':{'error_code':'5004','status':'AUTHORIZED'}}"),

	/** A decline beside a status that is not documented. */
	CODE_BESIDE_UNKNOWN_STATUS("{'ret_code':'000000','data':{'error_code':'5004','status':'SETTLED'}}"),

	/** A code that may be retried beside a payment that succeeded. */
	RETRY_BESIDE_SUCCESS("{'ret_code':'6002','data':{'status':'SUCCESS'}}"),

	/** HTTP 400 beside a payment that succeeded. */
	REFUSED_BESIDE_SUCCESS(400, "{'ret_code':'5004','data':{'status':'SUCCESS'}}"),

	/**
	 * HTTP 503 with a code that may be retried, beside a payment that is still being
	 * processed.
	 */
	RETRY_WHILE_PROCESSING(503, "{'ret_code':'6002','status':'PROCESSING'}"),

	/** HTTP 503 with a code that may be retried, in JSON that ends in the middle. */
	RETRY_CUT_OFF(503, "{'ret_code':'6002','ret_ms"),

	/** HTTP 503 with a code that may be retried, in more than a megabyte. */
	LARGE_RETRY(503, "{'ret_code':'6002','x':'" + "0123456789abcdef".repeat(70_000) + "'}"),

	/** HTTP 429 with HTML. */
	TOO_MANY_REQUESTS_IN_HTML(429, "<h1>Too many requests</h1>", "text/html"),

	/** HTTP 429 with nothing, and no {@code Content-Length} that says so. */
	TOO_MANY_REQUESTS_WITHOUT_LENGTH(429, ""),

	/** HTTP 429 with names in camel case. */
	TOO_MANY_REQUESTS_IN_CAMEL_CASE(429, "{'retCode':'6006'}"),

	/** Another word for a failing status, without a code. */
	DECLINED_WITHOUT_CODE("{'ret_code':'000000','data':{'status':'Declined'}}"),

	/** A status that succeeded, and one in {@code data} that failed. */
	DIFFERING_STATUSES("{'ret_code':'000000','status':'SUCCESS','data':{'status':'FAILURE'}}");

	private static final long FIRST_AMOUNT = 6_000_001;

	private final int status;

	private final String body;

	private final String type;

	private final Charset charset;

	OddResponse(String body) {
		this(200, body);
	}

	OddResponse(int status, String body) {
		this(status, body, "application/json");
	}

	OddResponse(int status, String body, String type) {
		this(status, body, type, StandardCharsets.UTF_8);
	}

	OddResponse(String body, String type, Charset charset) {
		this(200, body, type, charset);
	}

	OddResponse(int status, String body, String type, Charset charset) {
		this.status = status;
		this.body = body.replace('\'', '"');
		this.type = type;
		this.charset = charset;
	}

	static @Nullable OddResponse of(long amount) {
		long index = amount - FIRST_AMOUNT;
		return (index >= 0 && index < values().length) ? values()[(int) index] : null;
	}

	/**
	 * Return the amount for which the sandbox sends this response: 60000<i>nn</i>, where
	 * <i>nn</i> is its position, starting with 01.
	 * @return the amount in minor units
	 */
	public long getAmount() {
		return FIRST_AMOUNT + List.of(values()).indexOf(this);
	}

	/**
	 * Return the response, for {@link PaykkaSandbox#respondNext}.
	 * @return the response
	 */
	public SandboxResponse toResponse() {
		return SandboxResponse.raw(this.status, Map.of("Content-Type", this.type), bytes());
	}

	byte[] bytes() {
		return this.body.getBytes(this.charset);
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
