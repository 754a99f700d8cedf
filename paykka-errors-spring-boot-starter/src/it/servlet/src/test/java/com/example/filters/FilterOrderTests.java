package com.example.filters;

import java.io.IOException;
import java.util.List;

import com.example.support.Eventually;
import com.example.support.Server;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of failures in filters, ahead of the starter's and behind it.
 */
class FilterOrderTests {

	private static Server server;

	@BeforeAll
	static void start() {
		server = Server.start(FilterConfiguration.class, "paykka.errors.unexpected=true");
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/early", "/late" })
	void failureIsHandledAndCountedOnce(String path) {
		double before = server.count();
		server.get(path).isProblem(410, "4018");
		Eventually.assertThat(() -> server.count() - before, 1.0);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/early", "/late" })
	void unexpectedExceptionIsHandledAndCountedOnce(String path) {
		double before = server.count();
		server.get(path + "?unexpected").isProblem(500, "6007");
		Eventually.assertThat(() -> server.count() - before, 1.0);
	}

	@Test
	void failureAheadOfTheStartersFilterIsTheContainers() {
		double before = server.count();
		server.get("/first").isForeign(500);
		Eventually.assertThat(() -> server.count() - before, 0.0);
	}

	@Test
	void failureInsideTheObservationIsMarkedInIt() {
		try (Server observed = Server.start(FilterConfiguration.class)) {
			observed.get("/early").isProblem(410, "4018");
			observed.get("/late").isProblem(410, "4018");
			Eventually.assertThat(observed::requests, 2L);
			List<Timer> series = List.copyOf(observed.meters().find("http.server.requests").timers());
			assertThat(series).extracting((timer) -> timer.getId().getTag("paykka.code")).containsOnly("4018");
		}
	}

	@Test
	void localeOfTheApplicationsResolverIsUsed() {
		assertThat(server.get("/late", "Cookie", CookieLocaleResolver.DEFAULT_COOKIE_NAME + "=zh")
			.<String>member("title")).isEqualTo(server.get("/codes/4018", "Cookie",
					CookieLocaleResolver.DEFAULT_COOKIE_NAME + "=zh").<String>member("title"))
			.isNotEqualTo(server.get("/late").<String>member("title"));
	}

	@Test
	void canBeSwitchedOff() {
		try (Server off = Server.start(FilterConfiguration.class, "paykka.errors.filter.enabled=false")) {
			off.get("/first").isForeign(500);
			off.get("/late").isForeign(500);
		}
	}

	private static Filter failingAt(String path) {
		return (request, response, chain) -> {
			if (((HttpServletRequest) request).getRequestURI().equals(path)) {
				if ("unexpected".equals(((HttpServletRequest) request).getQueryString())) {
					throw new IOException("secret");
				}
				throw new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED);
			}
			chain.doFilter(request, response);
		};
	}

	@Configuration(proxyBeanMethods = false)
	static class FilterConfiguration {

		@Bean
		FilterRegistrationBean<Filter> first() {
			FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(failingAt("/first"));
			registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
			return registration;
		}

		@Bean
		@Order(Ordered.HIGHEST_PRECEDENCE + 15)
		Filter early() {
			return failingAt("/early");
		}

		@Bean
		@Order(Ordered.HIGHEST_PRECEDENCE + 20)
		ShallowEtagHeaderFilter etags() {
			return new ShallowEtagHeaderFilter();
		}

		@Bean
		Filter late() {
			return failingAt("/late");
		}

		@Bean
		LocaleResolver localeResolver() {
			return new CookieLocaleResolver();
		}

	}

}
