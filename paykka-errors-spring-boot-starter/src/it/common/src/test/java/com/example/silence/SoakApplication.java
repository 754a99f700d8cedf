package com.example.silence;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import com.example.support.Stack;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The application with the secrets, in its own small process.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(LeakApplication.Failures.class)
class SoakApplication {

	/**
	 * Run the application until it is killed.
	 * @param arguments its settings
	 */
	public static void main(String[] arguments) {
		int port = Integer.parseInt(new SpringApplicationBuilder(SoakApplication.class, Stack.CURRENT.leaks())
			.run(arguments)
			.getEnvironment()
			.getRequiredProperty("local.server.port"));
		System.out.println("Port " + port);
		System.out.flush();
	}

	@Bean
	AtomicReference<String> customized() {
		return new AtomicReference<>();
	}

	/**
	 * Keeps something for each locale, as many message sources do.
	 */
	@Bean
	ReloadableResourceBundleMessageSource messageSource() {
		ReloadableResourceBundleMessageSource messages = new ReloadableResourceBundleMessageSource();
		messages.setBasename("classpath:messages");
		return messages;
	}

	@RestController
	static class State {

		private final MeterRegistry meters;

		State(MeterRegistry meters) {
			this.meters = meters;
		}

		/**
		 * Return the used heap in kilobytes, and the numbers of threads and failures.
		 */
		@GetMapping("/soak/state")
		List<Long> state() {
			System.gc();
			System.gc();
			Runtime runtime = Runtime.getRuntime();
			return List.of((runtime.totalMemory() - runtime.freeMemory()) / 1024,
					(long) ManagementFactory.getThreadMXBean().getThreadCount(),
					(long) this.meters.find("paykka.errors").counters().stream().mapToDouble(Counter::count).sum());
		}

	}

}
