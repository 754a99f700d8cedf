package com.example.support;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.test.simple.SimpleTracer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Records the spans of requests.
 */
@Configuration(proxyBeanMethods = false)
public class TracingConfiguration {

	@Bean
	SimpleTracer tracer() {
		return new SimpleTracer();
	}

	@Bean
	ObservationHandler<Observation.Context> tracingHandler(SimpleTracer tracer) {
		return new DefaultTracingObservationHandler(tracer);
	}

}
