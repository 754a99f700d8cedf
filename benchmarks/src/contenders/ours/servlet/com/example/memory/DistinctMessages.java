package com.example.memory;

import java.lang.management.ManagementFactory;

import com.example.benchmark.Application;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import jakarta.servlet.ServletContext;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Prints how much memory is in use after ten thousand failures with distinct messages,
 * and again after another ten thousand.
 */
final class DistinctMessages {

	private static final int MESSAGES = 10_000;

	private static final int ROUNDS = 5;

	private DistinctMessages() {
	}

	public static void main(String[] arguments) throws Exception {
		try (ConfigurableApplicationContext context = SpringApplication
			.run(new Class<?>[] { Application.class, DistinctController.class }, new String[] { "--server.port=0" })) {
			DispatcherServlet dispatcher = context.getBean(DispatcherServlet.class);
			ServletContext servletContext = ((WebApplicationContext) context).getServletContext();
			for (int round = 0; round <= ROUNDS; round++) {
				for (int i = 0; i < MESSAGES; i++) {
					String id = "order-" + round + "-" + i;
					MockHttpServletResponse response = new MockHttpServletResponse();
					dispatcher.service(new MockHttpServletRequest(servletContext, "GET", "/distinct/" + id), response);
					if (!response.getContentAsString().contains("\"detail\":\"" + id)
							&& !response.getContentAsString().contains(" " + id + " ")) {
						throw new IllegalStateException(response.getContentAsString());
					}
				}
				System.out.printf("%,d messages: %,d KiB%n%n", (round + 1) * MESSAGES, usedKibibytes());
			}
		}
	}

	private static long usedKibibytes() {
		// References cleared by one collection are queued for the next
		for (int i = 0; i < 3; i++) {
			System.gc();
		}
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024;
	}

	@RestController
	static class DistinctController {

		@GetMapping("/distinct/{id}")
		void fail(@PathVariable String id) {
			throw new PaykkaException(PaykkaErrorCode.ORDER_STATUS_CHANGE_NOT_ALLOWED, id, "PAID", "CLOSED");
		}

	}

}
