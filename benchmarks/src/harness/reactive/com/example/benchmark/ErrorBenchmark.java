package com.example.benchmark;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.reactive.DispatcherHandler;

/**
 * One failing request through the {@link DispatcherHandler}, without a network.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ErrorBenchmark {

	@Param("pay")
	private String path;

	private ConfigurableApplicationContext context;

	private DispatcherHandler dispatcher;

	@Setup
	public void start() {
		this.context = SpringApplication.run(Application.class, "--server.port=0");
		this.dispatcher = this.context.getBean(DispatcherHandler.class);
		Responses.check(fail().getResponse().getBodyAsString().block(), this.path);
	}

	@TearDown
	public void stop() {
		this.context.close();
	}

	@Benchmark
	public MockServerWebExchange fail() {
		MockServerWebExchange exchange = MockServerWebExchange
			.from(MockServerHttpRequest.get("/orders/42/" + this.path));
		this.dispatcher.handle(exchange).block();
		return exchange;
	}

}
