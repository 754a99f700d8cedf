package com.paykka.errors.internal.observability;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.read.ListAppender;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import com.paykka.errors.GatewayResponse;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.PaykkaRequestKind;
import com.paykka.errors.internal.problem.ProblemRequest;
import com.paykka.errors.internal.problem.RecentFailures;
import com.paykka.errors.internal.settings.BoundSettings;
import com.paykka.errors.internal.settings.CodeSettings;
import com.paykka.errors.internal.settings.PaykkaErrorsProperties;
import com.paykka.errors.internal.translation.Failure;
import com.paykka.errors.problem.Audience;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.spy;

class FailureLogTests {

	private static final String HOSTILE = "a\r\nERROR forged \u001b[31m\u2028\u202e\" 4111 1111 1111 1111 {} ";

	private final Logger logger = (Logger) LoggerFactory.getLogger("com.paykka.errors");

	private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

	private final AtomicLong clock = new AtomicLong();

	private final Map<String, String> settings = new HashMap<>();

	@BeforeEach
	void listen() {
		this.lines.start();
		this.logger.addAppender(this.lines);
		this.logger.setAdditive(false);
		this.logger.setLevel(Level.TRACE);
	}

	@AfterEach
	void restore() {
		this.logger.detachAppender(this.lines);
		this.logger.setAdditive(true);
		this.logger.setLevel(null);
		MDC.clear();
	}

	@Test
	void clientErrorIsForDebugging() {
		ILoggingEvent line = log(new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED), 410);
		assertThat(line.getLevel()).isEqualTo(Level.DEBUG);
		assertThat(line.getFormattedMessage())
			.isEqualTo("4018 ORDER_EXPIRED status=410 origin=APPLICATION POST /orders/42/pay");
		assertThat(line.getThrowableProxy()).isNull();
	}

	@Test
	void clientErrorOfTheGatewayIsAWarning() {
		PaykkaException decline = GatewayResponse.of(200, Map.of("error_code", "5004"), null).toException();
		assertThat(log(decline, 402).getLevel()).isEqualTo(Level.WARN);
		this.settings.put("logging.client", "error");
		assertThat(log(decline, 402).getLevel()).isEqualTo(Level.ERROR);
		this.settings.put("logging.client", "off");
		failureLog().log(new Failure(decline), 402, request("/"));
		assertThat(this.lines.list).hasSize(2);
	}

	@Test
	void serverErrorIsAnErrorWithStackTrace() {
		ILoggingEvent line = log(new PaykkaException(PaykkaErrorCode.NETWORK_ERROR), 502);
		assertThat(line.getLevel()).isEqualTo(Level.ERROR);
		assertThat(line.getFormattedMessage())
			.isEqualTo("6000 NETWORK_ERROR status=502 origin=APPLICATION POST /orders/42/pay");
		assertThat(trace(line)).contains("FailureLogTests.java");
	}

	@Test
	void stackTraceNamesCausesInsteadOfTheirMessages() {
		this.settings.put("logging.causes", "false");
		Exception cause = new IllegalStateException("secret 1", new IOException("secret 2"));
		cause.addSuppressed(new IOException("secret 3"));
		ILoggingEvent line = log(new PaykkaException(PaykkaErrorCode.NETWORK_ERROR, cause), 502);
		assertThat(trace(line)).contains("java.lang.IllegalStateException", "java.io.IOException")
			.doesNotContain("secret");
	}

	@Test
	void serverErrorKeepsItsTypeAndNamesItsCause() {
		this.settings.put("logging.causes", "false");
		PaykkaException exception = new PaykkaException(PaykkaErrorCode.NETWORK_ERROR,
				new IllegalStateException("secret"));
		ILoggingEvent line = log(exception, 502);
		assertThat(line.getThrowableProxy().getClassName()).isEqualTo(PaykkaException.class.getName());
		assertThat(line.getFormattedMessage()).endsWith(" cause=\"java.lang.IllegalStateException\"");
		assertThat(log(exception, 502).getFormattedMessage()).contains("cause=\"java.lang.IllegalStateException\"");
	}

	@Test
	void circularCausesEnd() {
		Exception cause = new IllegalStateException();
		cause.initCause(new IOException(cause));
		ILoggingEvent line = log(new PaykkaException(PaykkaErrorCode.NETWORK_ERROR, cause), 502);
		assertThat(trace(line)).hasSizeLessThan(100_000);
	}

	@ParameterizedTest
	@EnumSource(names = { "OFF", "FATAL" }, mode = EnumSource.Mode.EXCLUDE)
	void levelsByStatusCanBeSet(LogLevel level) {
		this.settings.put("logging.client", level.name());
		this.settings.put("logging.server", level.name());
		assertThat(log(new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED), 410).getLevel()).hasToString(level.name());
		assertThat(log(new PaykkaException(PaykkaErrorCode.SYSTEM_ERROR), 500).getLevel()).hasToString(level.name());
	}

	@Test
	void fatalIsAnError() {
		this.settings.put("logging.client", "fatal");
		assertThat(log(new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED), 410).getLevel()).isEqualTo(Level.ERROR);
	}

	@Test
	void levelOffIsSilent() {
		this.settings.put("logging.server", "off");
		failureLog().log(new Failure(new PaykkaException(PaykkaErrorCode.SYSTEM_ERROR)), 500, request("/"));
		assertThat(this.lines.list).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "WARN, 410", "INFO, 500" })
	void levelOfCodeTakesPrecedence(LogLevel level, int status) {
		levelOfCode("4018", level);
		assertThat(log(new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED), status).getLevel())
			.hasToString(level.name());
	}

	@Test
	void codeThatIsOffIsSilent() {
		levelOfCode("6007", LogLevel.OFF);
		FailureLog log = failureLog();
		log.log(new Failure(new PaykkaException(PaykkaErrorCode.SYSTEM_ERROR)), 500, request("/"));
		assertThat(this.lines.list).isEmpty();
		log.log(new Failure(new PaykkaException(PaykkaErrorCode.NETWORK_ERROR)), 502, request("/"));
		assertThat(this.lines.list).hasSize(1);
	}

	@Test
	void disabledLevelBuildsNothing() {
		this.logger.setLevel(Level.INFO);
		PaykkaException exception = spy(new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED));
		failureLog().log(new Failure(exception), 410, request("/"));
		then(exception).should(never()).getUpstreamMessage();
		then(exception).should(never()).getUpstreamCode();
		assertThat(this.lines.list).isEmpty();
	}

	@Test
	void keysAreForStructuredLogging() {
		assertThat(pairs(log(new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED), 410)))
			.isEqualTo(Map.of("paykka.code", "4018", "paykka.name", "ORDER_EXPIRED", "paykka.origin", "APPLICATION",
					"status", 410, "method", "POST", "path", "/orders/42/pay"));
	}

	@Test
	void idsOfThePaymentAreLogged() {
		PaykkaException exception = GatewayResponse
			.of(200, Map.of("ret_code", "6007", "data", Map.of("trans_id", "T4329476032", "order_id", "GW\"2061\n")),
					null)
			.toException();
		ILoggingEvent line = log(exception, 500);
		assertThat(line.getFormattedMessage()).contains(" transId=\"T4329476032\" orderId=\"GW\\u00222061\"");
		assertThat(pairs(line)).containsEntry("paykka.transId", "T4329476032")
			.containsEntry("paykka.orderId", "GW\\u00222061");
	}

	static Set<Map.Entry<String, String>> untrustedIds() {
		return Map
			.of("4111111111111111", "************1111", "T-5555-5555-5555-4444", "T-****-****-****-4444",
					"a\r\n6000 FORGED\tb", "a 6000 FORGED b", "\u001b[31mred\u202e", "[31mred")
			.entrySet();
	}

	@ParameterizedTest
	@MethodSource("untrustedIds")
	void idsOfThePaymentAreSafe(Map.Entry<String, String> id) {
		String logged = id.getValue();
		ILoggingEvent line = log(identified(id.getKey()), 500);
		assertThat(line.getFormattedMessage()).contains("transId=\"" + logged + '"', "orderId=\"" + logged + '"');
		assertThat(pairs(line)).containsEntry("paykka.transId", logged).containsEntry("paykka.orderId", logged);
	}

	@ParameterizedTest
	@ValueSource(ints = { 50, 56, 60, 63, 64, 115, 120, 127 })
	void longIdsOfThePaymentAreCutWithoutShowingACardNumber(int before) {
		String id = "x".repeat(before) + "4111111111111111" + "y".repeat(200);
		ILoggingEvent line = log(identified(id), 500);
		assertThat((String) pairs(line).get("paykka.transId")).hasSizeLessThanOrEqualTo(64).doesNotContain("41111");
		assertThat(line.getFormattedMessage()).doesNotContain("41111");
	}

	@Test
	void emptyIdsOfThePaymentAreLeftOut() {
		assertThat(log(identified(" \n"), 500).getFormattedMessage()).doesNotContain("transId", "orderId");
	}

	@Test
	void idsThatTheApplicationAddedAreLogged() {
		PaykkaException failure = PaykkaException.noResponse(PaykkaRequestKind.PAYMENT, "POST /v3/pay", null)
			.with("transId", "T42")
			.with("orderId", 42);
		assertThat(log(failure, 502).getFormattedMessage()).endsWith(" transId=\"T42\" orderId=\"42\"");
		PaykkaException sent = identified("GW1").with("transId", "T42");
		assertThat(log(sent, 500).getFormattedMessage()).contains(" transId=\"GW1\"");
	}

	@Test
	void taskIsNamed() {
		failureLog().log(new PaykkaException(PaykkaErrorCode.CAPTURE_FAILED),
				new RecentFailures(null, null, "Captures.run"));
		assertThat(this.lines.list.get(0).getFormattedMessage()).contains(" origin=APPLICATION task=\"Captures.run\"");
		assertThat(pairs(this.lines.list.get(0))).containsEntry("paykka.task", "Captures.run");
	}

	@Test
	void segmentThatLooksLikeATokenIsCut() {
		PaykkaException failure = PaykkaException.noResponse(PaykkaRequestKind.QUERY,
				"GET /v3/payment/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0MiJ9/apple-pay-merchant-validation-page/TRAI028J8G7-1",
				null);
		assertThat(log(failure, 502).getFormattedMessage())
			.contains(" gateway=\"GET /v3/payment/\u2026/apple-pay-merchant-validation-page/TRAI028J8G7-1\"");
	}

	@Test
	void refusalsOfABreakerAreLoggedOnceAMinute() {
		FailureLog log = failureLog();
		for (int i = 0; i < 147; i++) {
			log.log(new Failure(new PaykkaException(PaykkaErrorCode.RETRY_TRANSACTION)), 503, request("/pay"));
		}
		PaykkaException sent = GatewayResponse.of(503, Map.of("ret_code", "6002"), null).toException();
		log.log(new Failure(sent), 503, request("/pay"));
		log.log(new Failure(sent), 503, request("/pay"));
		this.clock.addAndGet(Duration.ofMinutes(1).toNanos());
		log.log(new Failure(new PaykkaException(PaykkaErrorCode.RETRY_TRANSACTION)), 503, request("/pay"));
		assertThat(this.lines.list).extracting(ILoggingEvent::getFormattedMessage)
			.map((text) -> text.replaceAll(" \\(\\d+ stack.*", ""))
			.containsExactly("6002 RETRY_TRANSACTION status=503 origin=APPLICATION POST /pay",
					"6002 RETRY_TRANSACTION status=503 origin=GATEWAY POST /pay upstreamCode=\"6002\"",
					"6002 RETRY_TRANSACTION status=503 origin=GATEWAY POST /pay upstreamCode=\"6002\"",
					"6002 RETRY_TRANSACTION status=503 origin=APPLICATION POST /pay (146 lines like this left out)");
	}

	@Test
	void requestToTheGatewayIsLogged() {
		PaykkaException failure = PaykkaException.noResponse(PaykkaRequestKind.PAYMENT,
				"POST /v3/payment/acq/void?key=secret", null);
		ILoggingEvent line = log(failure, 502);
		assertThat(line.getFormattedMessage()).contains(" gateway=\"POST /v3/payment/acq/void\"");
		assertThat(pairs(line)).containsEntry("paykka.gateway", "POST /v3/payment/acq/void");
	}

	@Test
	void exceptionAmongTheArgumentsStaysOutOfTheTrace() {
		PaykkaException exception = new PaykkaException(PaykkaErrorCode.ORDER_STATUS_CHANGE_NOT_ALLOWED, "order 42",
				new IllegalStateException("secret"), new IllegalStateException("other"));
		ILoggingEvent line = log(exception, 500);
		assertThat(ThrowableProxyUtil.asString(line.getThrowableProxy())).doesNotContain("secret")
			.contains("order 42 from ? to {2}", "Caused by");
	}

	@Test
	void causeThatThrowsIsLogged() {
		PaykkaException exception = new PaykkaException(PaykkaErrorCode.SYSTEM_ERROR, new BrokenException());
		assertThat(log(exception, 500).getFormattedMessage())
			.endsWith("cause=\"" + BrokenException.class.getName() + '"');
	}

	@Test
	void causeWithoutAnEndOrAStackTraceIsLogged() {
		PaykkaException exception = new PaykkaException(PaykkaErrorCode.SYSTEM_ERROR, new OddException());
		assertThat(log(exception, 500).getFormattedMessage()).contains("cause=\"" + OddException.class.getName());
	}

	@Test
	void messagesAboutInvalidValuesAreNotLogged() {
		PaykkaException exception = new PaykkaException(PaykkaErrorCode.PARAMETER_INVALID,
				new NumberFormatException("secret"));
		failureLog().log(new Failure(exception, exception, true, List.of()), 400, request("/"));
		assertThat(this.lines.list).isNotEmpty()
			.allSatisfy((line) -> assertThat(line.getFormattedMessage()).doesNotContain("secret"));
	}

	private static PaykkaException identified(String id) {
		return GatewayResponse.of(200, Map.of("ret_code", "6007", "data", Map.of("trans_id", id, "order_id", id)), null)
			.toException();
	}

	static class OddException extends RuntimeException {

		@Override
		public synchronized Throwable getCause() {
			return new OddException();
		}

		@Override
		public StackTraceElement[] getStackTrace() {
			return null;
		}

	}

	static class BrokenException extends RuntimeException {

		@Override
		public synchronized Throwable getCause() {
			throw new IllegalStateException("secret");
		}

	}

	@Test
	void upstreamCodeAndMessageAreLogged() {
		ILoggingEvent line = log(upstream("9999", "No such thing"), 500);
		assertThat(line.getFormattedMessage())
			.isEqualTo("6008 UNKNOWN_ERROR status=500 origin=GATEWAY POST /orders/42/pay"
					+ " upstreamCode=\"9999\" upstreamMessage=\"No such thing\"");
		assertThat(pairs(line)).containsEntry("paykka.origin", "GATEWAY")
			.containsEntry("paykka.upstreamCode", "9999")
			.containsEntry("paykka.upstreamMessage", "No such thing");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ecs", "logstash" })
	void structuredLoggingPrintsKeysAsFields(String format) {
		ILoggingEvent line = log(upstream("9999", "No such thing"), 500);
		String json = encode(line, structured(format));
		assertThat(json.strip()).hasLineCount(1);
		assertThat(field(json, "paykka.code")).isEqualTo("6008");
		assertThat(field(json, "paykka.name")).isEqualTo("UNKNOWN_ERROR");
		assertThat(field(json, "paykka.origin")).isEqualTo("GATEWAY");
		assertThat(field(json, "paykka.upstreamCode")).isEqualTo("9999");
		assertThat(field(json, "paykka.upstreamMessage")).isEqualTo("No such thing");
		assertThat(field(json, "status")).isEqualTo(500);
		assertThat(field(json, "method")).isEqualTo("POST");
		assertThat(field(json, "path")).isEqualTo("/orders/42/pay");
	}

	@ParameterizedTest
	@MethodSource("formatsAndNames")
	void fieldInTheMdcLosesNoLine(String format, String name) {
		MDC.put(name, "mine");
		String json = encode(log(new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED), 410), structured(format));
		assertThat(field(json, format.equals("gelf") ? '_' + name : name)).isEqualTo("mine");
		assertThat(field(json, format.equals("gelf") ? "short_message" : "message"))
			.isEqualTo("4018 ORDER_EXPIRED status=410 origin=APPLICATION POST /orders/42/pay");
	}

	static List<Arguments> formatsAndNames() {
		return Stream.of("ecs", "logstash", "gelf")
			.flatMap((format) -> Stream
				.of("paykka.code", "status", "method", "path", "paykka", "paykka.code.text", "status.text")
				.map((name) -> Arguments.of(format, name)))
			.toList();
	}

	@Test
	void dotAtTheEndOfAFieldInTheMdcLosesNoLine() {
		MDC.put("paykka.", "mine");
		String json = encode(log(new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED), 410), structured("ecs"));
		assertThat(field(json, "paykka")).isEqualTo("mine");
		assertThat(field(json, "message")).asString().startsWith("4018 ORDER_EXPIRED");
	}

	@Test
	void causeWithoutStackTraceLosesNoLine() {
		ILoggingEvent line = log(new PaykkaException(PaykkaErrorCode.SYSTEM_ERROR, new UntraceableException()), 500);
		assertThat(line.getFormattedMessage()).contains("6007 SYSTEM_ERROR", "cause=");
		assertThat(trace(line)).contains("6007 SYSTEM_ERROR");
	}

	private static final class UntraceableException extends RuntimeException {

		@Override
		public StackTraceElement[] getStackTrace() {
			return null;
		}

	}

	@Test
	void stackTraceIsLoggedOnceAMinutePerCode() {
		FailureLog log = failureLog();
		for (int i = 0; i < 5; i++) {
			log.log(new Failure(new PaykkaException(PaykkaErrorCode.SYSTEM_ERROR)), 500, request("/"));
		}
		log.log(new Failure(new PaykkaException(PaykkaErrorCode.NETWORK_ERROR)), 502, request("/"));
		this.clock.addAndGet(Duration.ofMinutes(1).toNanos());
		log.log(new Failure(new PaykkaException(PaykkaErrorCode.SYSTEM_ERROR)), 500, request("/"));
		log.log(new Failure(new PaykkaException(PaykkaErrorCode.NETWORK_ERROR)), 502, request("/"));
		assertThat(this.lines.list).extracting((line) -> line.getThrowableProxy() != null)
			.containsExactly(true, false, false, false, false, true, true, true);
		assertThat(this.lines.list).extracting(ILoggingEvent::getFormattedMessage)
			.containsExactly("6007 SYSTEM_ERROR status=500 origin=APPLICATION POST /",
					"6007 SYSTEM_ERROR status=500 origin=APPLICATION POST /",
					"6007 SYSTEM_ERROR status=500 origin=APPLICATION POST /",
					"6007 SYSTEM_ERROR status=500 origin=APPLICATION POST /",
					"6007 SYSTEM_ERROR status=500 origin=APPLICATION POST /",
					"6000 NETWORK_ERROR status=502 origin=APPLICATION POST /",
					"6007 SYSTEM_ERROR status=500 origin=APPLICATION POST / (4 stack traces of this code left out)",
					"6000 NETWORK_ERROR status=502 origin=APPLICATION POST /");
	}

	@Test
	void outputOfAStormIsLimited() {
		FailureLog log = failureLog();
		for (int i = 0; i < 10_000; i++) {
			log.log(new Failure(new PaykkaException(PaykkaErrorCode.SYSTEM_ERROR, new IllegalStateException())), 500,
					request("/orders/" + i));
		}
		assertThat(this.lines.list).hasSize(10_000);
		assertThat(this.lines.list.stream().filter((line) -> line.getThrowableProxy() != null)).hasSize(1);
		Encoder<ILoggingEvent> plain = plain();
		assertThat(this.lines.list.stream().mapToInt((line) -> plain.encode(line).length).sum())
			.isLessThan(10_000 * 150);
		this.clock.addAndGet(Duration.ofMinutes(1).toNanos());
		log.log(new Failure(new PaykkaException(PaykkaErrorCode.SYSTEM_ERROR)), 500, request("/"));
		assertThat(this.lines.list.get(10_000).getFormattedMessage())
			.endsWith("(9999 stack traces of this code left out)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "plain", "ecs", "gelf", "logstash" })
	void callersCannotForgeLinesOrLeakCardNumbers(String format) {
		this.settings.put("logging.server", "debug");
		failureLog().log(new Failure(upstream(HOSTILE, HOSTILE)), 499,
				new ProblemRequest(HOSTILE, "/" + HOSTILE, null, Audience.MERCHANT));
		String text = encode(this.lines.list.get(0), format.equals("plain") ? plain() : structured(format));
		assertThat(text.strip().codePoints()).noneMatch(Character::isISOControl);
		assertThat(text).doesNotContain("\u2028", "\u202e", "4111 1111 1111 1111").contains("1111");
	}

	@Test
	void quotesCannotEndAValue() {
		ILoggingEvent line = log(upstream("1\" status=200 \\", "2\" x=\"y"), 500);
		assertThat(line.getFormattedMessage())
			.endsWith("upstreamCode=\"1\\u0022 status=200 \\u005c\" upstreamMessage=\"2\\u0022 x=\\u0022y\"");
	}

	@Test
	void lineIsLimited() {
		String longText = "\u0001".repeat(100_000);
		failureLog().log(new Failure(upstream(longText, "x".repeat(100_000))), 500,
				new ProblemRequest(longText, longText, null, Audience.MERCHANT));
		assertThat(this.lines.list.get(0).getFormattedMessage()).hasSizeLessThan(10_000);
	}

	@Test
	void placeholdersAreKept() {
		failureLog().log(new Failure(new PaykkaException(PaykkaErrorCode.SYSTEM_ERROR)), 500, request("/{}/{}"));
		assertThat(this.lines.list.get(0).getFormattedMessage()).endsWith("POST /{}/{}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/4111111111111111", "/4111-1111-1111-1111", "/4111%201111%201111%201111",
			"/%34%31%31%31111111111111" })
	void cardNumberInAPathIsMasked(String path) {
		failureLog().log(new Failure(new PaykkaException(PaykkaErrorCode.CARD_INVALID)), 402, request(path));
		assertThat(this.lines.list.get(0).getFormattedMessage()).matches(".* POST /[*]{4}([-*]|%20){8,11}1111");
	}

	private void levelOfCode(String code, LogLevel level) {
		this.settings.put("codes." + code + ".log-level", level.name());
	}

	@Test
	void failureWithoutRequestHasItsStatus() {
		failureLog().log(new PaykkaException(PaykkaErrorCode.NETWORK_ERROR), null);
		assertThat(this.lines.list).extracting(ILoggingEvent::toString)
			.containsExactly("[ERROR] 6000 NETWORK_ERROR status=502 origin=APPLICATION");
	}

	private FailureLog failureLog() {
		PaykkaErrorsProperties properties = BoundSettings.of(this.settings);
		return new FailureLog(new CodeSettings(properties), properties.logging(), this.clock::get);
	}

	private ILoggingEvent log(PaykkaException exception, int status) {
		failureLog().log(new Failure(exception), status, request("/orders/42/pay"));
		return this.lines.list.get(this.lines.list.size() - 1);
	}

	private static ProblemRequest request(String path) {
		return new ProblemRequest("POST", path, null, Audience.MERCHANT);
	}

	private static PaykkaException upstream(String code, String message) {
		return GatewayResponse.of(500, Map.of("ret_code", code, "ret_msg", message), null).toException();
	}

	private static Map<String, Object> pairs(ILoggingEvent line) {
		return line.getKeyValuePairs().stream().collect(Collectors.toMap((pair) -> pair.key, (pair) -> pair.value));
	}

	private static String trace(ILoggingEvent line) {
		return ThrowableProxyUtil.asString(line.getThrowableProxy());
	}

	private static Encoder<ILoggingEvent> plain() {
		PatternLayoutEncoder encoder = new PatternLayoutEncoder();
		encoder.setPattern("%level %logger - %msg%n");
		encoder.setContext(new LoggerContext());
		encoder.start();
		return encoder;
	}

	private static Encoder<ILoggingEvent> structured(String format) {
		LoggerContext context = new LoggerContext();
		context.putObject(Environment.class.getName(), new MockEnvironment());
		StructuredLogEncoder encoder = new StructuredLogEncoder();
		encoder.setFormat(format);
		encoder.setContext(context);
		encoder.start();
		return encoder;
	}

	private static String encode(ILoggingEvent line, Encoder<ILoggingEvent> encoder) {
		return new String(encoder.encode(line), StandardCharsets.UTF_8);
	}

	/**
	 * ECS turns names with dots into nested objects.
	 */
	private static Object field(String json, String name) {
		Configuration lenient = Configuration.builder().options(Option.SUPPRESS_EXCEPTIONS).build();
		DocumentContext line = JsonPath.using(lenient).parse(json);
		Object flat = line.read("$['" + name + "']");
		return (flat != null) ? flat : line.read("$." + name);
	}

}
