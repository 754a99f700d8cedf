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
 * Shows what a request has left in the log and the metrics, with the true code, which no
 * shopper may learn. For the demonstration only.
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
	 * Return the traces of a request.
	 * @param request the random number that the page has sent with it
	 */
	@GetMapping("/checkout/developer/{request}")
	Traces traces(@PathVariable String request) {
		List<RequestLog.Line> lines = this.log.of(request);
		Map<String, Long> counters = new TreeMap<>();
		lines.forEach((line) -> counters.put(line.code(), count(line.code())));
		return new Traces(this.log.responsesOf(request), lines.stream().map(RequestLog.Line::text).toList(), counters);
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
	 * The traces of a request.
	 *
	 * @param gateway what the gateway responded
	 * @param lines its log lines
	 * @param counters the counters of the codes in them
	 */
	record Traces(List<String> gateway, List<String> lines, Map<String, Long> counters) {

	}

}
