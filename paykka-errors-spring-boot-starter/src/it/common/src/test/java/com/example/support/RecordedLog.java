package com.example.support;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * Records what the starter logs, from the moment logging is set up.
 */
public final class RecordedLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {

	private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

	private RecordedLog() {
		setContext(logger().getLoggerContext());
		start();
	}

	/**
	 * Record what an application logs, at startup and afterwards.
	 * @param application an application that has not started
	 * @return the log
	 */
	public static RecordedLog of(SpringApplicationBuilder application) {
		RecordedLog log = new RecordedLog();
		application.initializers((context) -> logger().addAppender(log));
		return log;
	}

	private static Logger logger() {
		return (Logger) LoggerFactory.getLogger("com.paykka.errors");
	}

	@Override
	protected void append(ILoggingEvent event) {
		this.events.add(event);
	}

	public void clear() {
		this.events.clear();
	}

	/**
	 * Return the lines so far.
	 * @return level and message of each
	 */
	public List<String> lines() {
		return this.events.stream().map((event) -> event.getLevel() + " " + event.getFormattedMessage()).toList();
	}

	/**
	 * Return the hints that the application handles something in place of the starter, or
	 * the starter in place of the application.
	 * @return level and message of each
	 */
	public List<String> hints() {
		return lines().stream()
			.filter((line) -> line.contains(" in place of "))
			.toList();
	}

	@Override
	public void close() {
		logger().detachAppender(this);
	}

}
