package com.example.decoding;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

import com.example.benchmark.Application;
import com.paykka.errors.client.PaykkaRestClientErrors;
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
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.mock.http.client.MockClientHttpRequest;
import org.springframework.mock.http.client.MockClientHttpResponse;
import org.springframework.web.client.RestClient;

/**
 * Measures the cost of looking for an error in a successful response, with and without decoding.
 * The responses come from memory, because network noise would exceed the difference; a call
 * over loopback serves for comparison.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecodingBenchmark {

	private static final String BODY = """
			{"ret_code":"000000","ret_msg":"Success","data":{"merchant_id":"18356675194960",\
			"trans_id":"T4329476032","order_id":"GW206194332333335","status":"SUCCESS","amount":322,"currency":"HKD",\
			"payment_method":"CARD","card":{"brand":"VISA","last_four":"9995"},"timestamp":"1727246435310"%s}}""";

	/**
	 * The length of a response in bytes: a usual one, and the longest that passes.
	 */
	@Param({ "300", "1048576" })
	int length;

	private ConfigurableApplicationContext context;

	private RestClient loopback;

	private RestClient inMemory;

	private RestClient decodedInMemory;

	@Setup
	public void start() {
		this.context = SpringApplication.run(new Class<?>[] { Application.class, PaidController.class },
				new String[] { "--server.port=0" });
		byte[] body = body(this.length);
		this.context.getBean(PaidController.class).setBody(body);
		String port = this.context.getEnvironment().getRequiredProperty("local.server.port");
		this.loopback = RestClient.builder()
			.requestFactory(new SimpleClientHttpRequestFactory())
			.baseUrl("http://127.0.0.1:" + port)
			.build();
		ClientHttpRequestFactory memory = (uri, method) -> {
			MockClientHttpRequest request = new MockClientHttpRequest(method, uri);
			MockClientHttpResponse response = new MockClientHttpResponse(body, HttpStatus.OK);
			response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
			response.getHeaders().setContentLength(body.length);
			request.setResponse(response);
			return request;
		};
		RestClient.Builder builder = RestClient.builder().baseUrl("http://127.0.0.1").requestFactory(memory);
		this.inMemory = builder.clone().build();
		this.decodedInMemory = builder.clone().apply(PaykkaRestClientErrors.decoding()).build();
	}

	@TearDown
	public void stop() {
		this.context.close();
	}

	@Benchmark
	public byte[] loopback() {
		return call(this.loopback);
	}

	@Benchmark
	public byte[] inMemory() {
		return call(this.inMemory);
	}

	@Benchmark
	public byte[] decodedInMemory() {
		return call(this.decodedInMemory);
	}

	private static byte[] call(RestClient client) {
		return client.get().uri("/paid").retrieve().body(byte[].class);
	}

	private static byte[] body(int length) {
		StringBuilder items = new StringBuilder();
		if (length > 1000) {
			items.append(",\"items\":[\"\"");
			while (items.length() < length - 400) {
				items.append(",{\"name\":\"Tea\",\"price\":1250}");
			}
			items.append(']');
		}
		return BODY.formatted(items).getBytes(StandardCharsets.UTF_8);
	}

}
