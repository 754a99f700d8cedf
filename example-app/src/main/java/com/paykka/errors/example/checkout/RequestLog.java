package com.paykka.errors.example.checkout;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * Keeps the last lines of the starter's log that belong to requests of the page. For the
 * demonstration only.
 */
@Component
@ConditionalOnBooleanProperty("checkout.developer")
class RequestLog extends AppenderBase<ILoggingEvent> implements DisposableBean {

	private static final int SIZE = 200;

	private final Deque<Line> lines = new ArrayDeque<>();

	private final Deque<Line> responses = new ArrayDeque<>();

	private final Logger logger = (Logger) LoggerFactory.getLogger("com.paykka.errors");

	/**
	 * Listen to the starter's log, even after another application in this process has
	 * reset the logging.
	 */
	void attach() {
		if (!this.logger.isAttached(this)) {
			setContext(this.logger.getLoggerContext());
			start();
			this.logger.addAppender(this);
		}
	}

	@Override
	public void destroy() {
		this.logger.detachAppender(this);
		stop();
	}

	@Override
	protected void append(ILoggingEvent event) {
		String request = event.getMDCPropertyMap().get(CheckoutFilter.REQUEST);
		if (request == null || !event.getLoggerName().equals(this.logger.getName())) {
			return;
		}
		String message = event.getFormattedMessage();
		keep(this.lines, new Line(request, message.substring(0, 4), event.getLevel() + " " + message));
	}

	/**
	 * Keep the gateway's response to a call for the current request of the page.
	 */
	void received(String response) {
		keep(this.responses, new Line(MDC.get(CheckoutFilter.REQUEST), "", response));
	}

	private static void keep(Deque<Line> lines, Line line) {
		synchronized (lines) {
			if (lines.size() == SIZE) {
				lines.removeFirst();
			}
			lines.addLast(line);
		}
	}

	List<Line> of(String request) {
		return of(this.lines, request);
	}

	List<String> responsesOf(String request) {
		return of(this.responses, request).stream().map(Line::text).toList();
	}

	private static List<Line> of(Deque<Line> lines, String request) {
		synchronized (lines) {
			return lines.stream().filter((line) -> line.request().equals(request)).toList();
		}
	}

	/**
	 * A line of the log.
	 *
	 * @param request the number of the request
	 * @param code the code of the failure, with which its line begins
	 * @param text the line
	 */
	record Line(String request, String code, String text) {

	}

}
