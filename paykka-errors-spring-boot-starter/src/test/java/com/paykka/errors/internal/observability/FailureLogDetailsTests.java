package com.paykka.errors.internal.observability;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.problem.ProblemRequest;
import com.paykka.errors.internal.settings.BoundSettings;
import com.paykka.errors.internal.settings.CodeSettings;
import com.paykka.errors.internal.settings.PaykkaErrorsProperties;
import com.paykka.errors.internal.translation.Failure;
import com.paykka.errors.internal.translation.InvalidValue;
import com.paykka.errors.internal.translation.Place;
import com.paykka.errors.internal.translation.Place.Location;
import com.paykka.errors.problem.Audience;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

class FailureLogDetailsTests {

	private static final ProblemRequest REQUEST = new ProblemRequest("POST", "/pay", null, Audience.MERCHANT);

	private final Logger logger = (Logger) LoggerFactory.getLogger("com.paykka.errors");

	private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

	@BeforeEach
	void record() {
		this.lines.start();
		this.logger.addAppender(this.lines);
		this.logger.setLevel(Level.DEBUG);
	}

	@AfterEach
	void stop() {
		this.logger.detachAppender(this.lines);
		this.logger.setLevel(null);
	}

	@Test
	void messagesOfCausesAreLeftOutOnRequest() {
		ILoggingEvent line = log(Map.of("logging.causes", "false"), new Failure(broken("secret")), 502);
		assertThat(line.getFormattedMessage()).endsWith("cause=\"java.io.IOException\"");
		assertThat(ThrowableProxyUtil.asString(line.getThrowableProxy())).doesNotContain("secret");
	}

	@Test
	void messagesOfTheCauseAndItsRootArePrinted() {
		ILoggingEvent line = log(Map.of(), new Failure(broken("no route")), 502);
		assertThat(line.getFormattedMessage()).endsWith("cause=\"java.io.IOException: no route, "
				+ "caused by java.lang.IllegalStateException: below no route\"");
		assertThat(ThrowableProxyUtil.asString(line.getThrowableProxy())).contains(
				"Caused by: java.io.IOException: no route",
				"Caused by: java.lang.IllegalStateException: below no route");
	}

	@Test
	void causesOfClientErrorsArePrintedUnlessTheyAreLeftOut() {
		assertThat(log(Map.of(), new Failure(broken("no route")), 409).getFormattedMessage()).contains("cause=");
		this.lines.list.clear();
		assertThat(log(Map.of("logging.causes", "false"), new Failure(broken("no route")), 409).getFormattedMessage())
			.doesNotContain("cause=");
	}

	@Test
	void messagesOfCausesAreMaskedAndStayOnTheirLine() {
		ILoggingEvent line = log(Map.of(), new Failure(broken("card 4111111111111111\nforged")), 502);
		assertThat(line.getFormattedMessage()).contains("card ************1111\\u000aforged")
			.doesNotContain("4111111111111111");
		assertThat(ThrowableProxyUtil.asString(line.getThrowableProxy())).doesNotContain("4111111111111111",
				"\nforged");
	}

	@Test
	void urlsOfCausesHaveNoUserInfoAndNoQuery() {
		String message = "I/O error on POST request for \"https://shop:pa@ss@gateway.example/v3/pay?token=abc\": refused";
		ILoggingEvent line = log(Map.of(), new Failure(broken(message)), 502);
		assertThat(line.getFormattedMessage()).contains("https://gateway.example/v3/pay", ": refused")
			.doesNotContain("shop", "pa@", "ss@", "token");
		assertThat(ThrowableProxyUtil.asString(line.getThrowableProxy())).contains("https://gateway.example/v3/pay")
			.doesNotContain("token", "ss@");
	}

	@Test
	void messagesOfCausesAreCut() {
		assertThat(log(Map.of(), new Failure(broken("x".repeat(100_000))), 502).getFormattedMessage())
			.hasSizeLessThan(1300);
	}

	@Test
	void placesOfInvalidValuesAreNamed() {
		List<InvalidValue> invalid = List.of(at(new Place(Location.BODY, null, "#/items/0/price")),
				at(new Place(Location.HEADER, "X-Count", null)), at(new Place(Location.PART, "order", "#/due")));
		PaykkaException exception = new PaykkaException(PaykkaErrorCode.PARAMETER_INVALID);
		ILoggingEvent line = log(Map.of("logging.client", "info"), new Failure(exception, exception, true, invalid),
				400);
		assertThat(line.getFormattedMessage())
			.isEqualTo("6001 PARAMETER_INVALID status=400 origin=APPLICATION POST /pay "
					+ "invalid=\"#/items/0/price, header X-Count, part order, #/due\"");
	}

	private static InvalidValue at(Place place) {
		return new InvalidValue(PaykkaErrorCode.PARAMETER_INVALID, null, place);
	}

	private static PaykkaException broken(String message) {
		return new PaykkaException(PaykkaErrorCode.NETWORK_ERROR,
				new IOException(message, new IllegalStateException("below " + message)));
	}

	private ILoggingEvent log(Map<String, String> settings, Failure failure, int status) {
		PaykkaErrorsProperties properties = BoundSettings.of(settings);
		new FailureLog(new CodeSettings(properties), properties.logging(), System::nanoTime).log(failure, status,
				REQUEST);
		return this.lines.list.get(0);
	}

}
