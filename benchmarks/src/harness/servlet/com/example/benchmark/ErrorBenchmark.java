package com.example.benchmark;

import java.util.concurrent.TimeUnit;

import jakarta.servlet.ServletContext;
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
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * One failing request through the {@link DispatcherServlet}, without a network.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ErrorBenchmark {

	@Param("pay")
	private String path;

	private ConfigurableApplicationContext context;

	private ServletContext servletContext;

	private DispatcherServlet dispatcher;

	@Setup
	public void start() throws Exception {
		this.context = SpringApplication.run(Application.class, "--server.port=0");
		this.servletContext = ((WebApplicationContext) this.context).getServletContext();
		this.dispatcher = this.context.getBean(DispatcherServlet.class);
		Responses.check(fail().getContentAsString(), this.path);
	}

	@TearDown
	public void stop() {
		this.context.close();
	}

	@Benchmark
	public MockHttpServletResponse fail() throws Exception {
		MockHttpServletRequest request = new MockHttpServletRequest(this.servletContext, "GET",
				"/orders/42/" + this.path);
		MockHttpServletResponse response = new MockHttpServletResponse();
		this.dispatcher.service(request, response);
		return response;
	}

}
