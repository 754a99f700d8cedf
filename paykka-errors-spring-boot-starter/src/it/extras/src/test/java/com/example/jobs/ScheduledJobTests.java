package com.example.jobs;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ScheduledJobTests {

	@Test
	void failureOfAJobCountsWithoutSpringWeb() {
		assertThat(ClassUtils.isPresent("org.springframework.web.ErrorResponse", null)).isFalse();
		try (Jobs jobs = Jobs.start(Capturing.class)) {
			await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(jobs.count("6000")).isOne());
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableScheduling
	static class Capturing {

		@Bean
		Capture capture() {
			return new Capture();
		}

	}

	static class Capture {

		@Scheduled(fixedDelay = 1_000_000)
		void capture() {
			throw Jobs.failure("6000");
		}

	}

}
