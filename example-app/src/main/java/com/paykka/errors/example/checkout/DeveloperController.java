package com.paykka.errors.example.checkout;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells the page what developers find in log and metrics after a request, with the true
 * code, which no shopper may learn. For the demonstration only.
 */
@RestController
@ConditionalOnBooleanProperty("checkout.developer")
class DeveloperController {

	private final RequestLog log;

	private final MeterRegistry meters;

	DeveloperController(RequestLog log, MeterRegistry meters) {
		this.log = log;
		this.meters = meters;
	}

	/**
	 * Tell what a request has left behind.
	 * @param request the number under which the page has sent it, which nobody can guess
	 */
	@GetMapping("/checkout/developer/{request}")
	Traces traces(@PathVariable String request) {
		List<RequestLog.Line> lines = this.log.of(request);
		Map<String, Long> counters = new TreeMap<>();
		lines.forEach((line) -> counters.put(line.code(), count(line.code())));
		return new Traces(lines.stream().map(RequestLog.Line::text).toList(), counters);
	}

	private long count(String code) {
		return (long) this.meters.find("paykka.errors")
			.tag("code", code)
			.counters()
			.stream()
			.mapToDouble(Counter::count)
			.sum();
	}

	/**
	 * What a request has left behind.
	 *
	 * @param lines its log lines
	 * @param counters the counters of the codes therein
	 */
	record Traces(List<String> lines, Map<String, Long> counters) {

	}

}
