package com.example.silence;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;

import org.springframework.boot.logging.structured.StructuredLogFormatter;

/**
 * A format of an application's own, with all that an event holds.
 */
class WholeLogFormat implements StructuredLogFormatter<ILoggingEvent> {

	@Override
	public String format(ILoggingEvent event) {
		String text = event.getLoggerName() + ' ' + event.getFormattedMessage() + ' ' + event.getKeyValuePairs() + ' '
				+ event.getMDCPropertyMap() + ' ' + event.getMarkerList() + '\n';
		return (event.getThrowableProxy() != null) ? text + ThrowableProxyUtil.asString(event.getThrowableProxy()) : text;
	}

}
