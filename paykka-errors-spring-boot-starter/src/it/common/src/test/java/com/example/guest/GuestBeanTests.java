package com.example.guest;

import java.util.concurrent.atomic.AtomicInteger;

import com.example.support.GuestApplication;
import com.example.support.Pair;
import com.example.support.Server;
import com.example.support.Trouble;
import com.example.support.Trouble.CheckoutException;
import com.example.support.Trouble.ClaimedException;
import com.example.support.Trouble.ConfiguredException;
import com.example.support.Trouble.LateException;
import com.example.support.Trouble.TroubleController;
import com.example.support.Trouble.UrgentException;
import com.example.support.Trouble.WrapperException;
import com.paykka.errors.PaykkaException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of advice that is not a plain singleton.
 */
class GuestBeanTests {

	private static Pair pair;

	private static Pair child;

	@BeforeAll
	static void start() {
		pair = Pair.start(BeanApplication.class, Trouble.TRANSLATED);
		child = Pair.start(() -> new SpringApplicationBuilder(ParentConfiguration.class).web(WebApplicationType.NONE)
			.child(ChildApplication.class));
	}

	@AfterAll
	static void stop() {
		pair.close();
		child.close();
	}

	@ParameterizedTest
	@CsvSource({ "checkout, interface CheckoutException", "wrapped, class proxy WrapperException",
			"claimed, interface proxy ClaimedException", "late, prototype LateException",
			"urgent, lazy UrgentException", "configured, scoped ConfiguredException" })
	void keepsWhatItNames(String path, String marker) {
		pair.get("/" + path).isApplications(418, marker);
	}

	@Test
	void prototypeIsCreatedAsOftenAsWithoutTheStarter() {
		assertThat(created(PrototypeAdvice.CREATED, () -> pair.with().get("/late")))
			.isEqualTo(created(PrototypeAdvice.CREATED, () -> pair.without().get("/late")));
		assertThat(created(PrototypeAdvice.CREATED, () -> pair.with().get("/paykka")))
			.isEqualTo(created(PrototypeAdvice.CREATED, () -> pair.without().get("/paykka")));
	}

	@Test
	void targetOfAScopedProxyIsCreatedOnlyWhereItHandles() {
		assertThat(created(ScopedAdvice.CREATED, () -> startAndFail())).isZero();
		assertThat(created(ScopedAdvice.CREATED, () -> pair.with().get("/configured"))).isPositive();
	}

	@Test
	void lazyAdviceIsCreatedAsOftenAsWithoutTheStarter() {
		assertThat(created(LazyAdvice.CREATED, () -> startAndFail()))
			.isEqualTo(created(LazyAdvice.CREATED, () -> startAndFail("paykka.errors.enabled=false")));
	}

	private static void startAndFail(String... settings) {
		try (Server server = Server.start(new SpringApplicationBuilder(BeanApplication.class), settings)) {
			server.get("/paykka");
			server.get("/parameter");
			server.get("/other");
		}
	}

	@ParameterizedTest
	@CsvSource({ "checkout, parent CheckoutException", "paykka, parent PaykkaException",
			"claimed, parent ClaimedException" })
	void adviceOfAParentContextKeepsWhatItNames(String path, String marker) {
		child.get("/" + path).isApplications(418, marker);
	}

	@Test
	void leavesTheRestToTheStarter() {
		pair.get("/paykka").isStarters(410, "4018");
		child.get("/parameter").isStarters(400, "6001");
		pair.get("/other").isUntouched(500);
		child.get("/other").isUntouched(500);
	}

	private static int created(AtomicInteger counter, Runnable action) {
		int before = counter.get();
		action.run();
		return counter.get() - before;
	}

	private static ResponseEntity<String> respond(String marker, Exception exception) {
		return ResponseEntity.status(418).body(marker + " " + exception.getClass().getSimpleName());
	}

	@GuestApplication
	@Import(TroubleController.class)
	static class BeanApplication {

		@Bean
		@Lazy
		LazyAdvice lazyAdvice() {
			return new LazyAdvice();
		}

		@Bean
		@Scope("prototype")
		PrototypeAdvice prototypeAdvice() {
			return new PrototypeAdvice();
		}

		@Bean
		@Scope(scopeName = "prototype", proxyMode = ScopedProxyMode.TARGET_CLASS)
		ScopedAdvice scopedAdvice() {
			return new ScopedAdvice(true);
		}

		@Bean
		CheckoutHandling advice() {
			return new CheckoutAdvice();
		}

		@Bean
		ClaimedHandling interfaceProxyAdvice() {
			return (ClaimedHandling) new ProxyFactory(new ClaimedAdvice()).getProxy();
		}

		@Bean
		WrapperAdvice classProxyAdvice() {
			ProxyFactory factory = new ProxyFactory(new WrapperAdvice());
			factory.setProxyTargetClass(true);
			return (WrapperAdvice) factory.getProxy();
		}

	}

	@RestControllerAdvice
	static class LazyAdvice {

		private static final AtomicInteger CREATED = new AtomicInteger();

		LazyAdvice() {
			CREATED.incrementAndGet();
		}

		@ExceptionHandler
		ResponseEntity<String> handle(UrgentException exception) {
			return respond("lazy", exception);
		}

	}

	@RestControllerAdvice
	static class PrototypeAdvice {

		private static final AtomicInteger CREATED = new AtomicInteger();

		PrototypeAdvice() {
			CREATED.incrementAndGet();
		}

		@ExceptionHandler
		ResponseEntity<String> handle(LateException exception) {
			return respond("prototype", exception);
		}

	}

	@RestControllerAdvice
	static class ScopedAdvice {

		private static final AtomicInteger CREATED = new AtomicInteger();

		// The constructor that the proxy uses
		ScopedAdvice() {
		}

		ScopedAdvice(boolean target) {
			CREATED.incrementAndGet();
		}

		@ExceptionHandler
		public ResponseEntity<String> handle(ConfiguredException exception) {
			return respond("scoped", exception);
		}

	}

	interface CheckoutHandling {

		@ExceptionHandler
		ResponseEntity<String> handle(CheckoutException exception);

	}

	@RestControllerAdvice
	static class CheckoutAdvice implements CheckoutHandling {

		@Override
		public ResponseEntity<String> handle(CheckoutException exception) {
			return respond("interface", exception);
		}

	}

	@RestControllerAdvice
	interface ClaimedHandling {

		@ExceptionHandler
		ResponseEntity<String> handle(ClaimedException exception);

	}

	static class ClaimedAdvice implements ClaimedHandling {

		@Override
		public ResponseEntity<String> handle(ClaimedException exception) {
			return respond("interface proxy", exception);
		}

	}

	@RestControllerAdvice
	static class WrapperAdvice {

		@ExceptionHandler
		public ResponseEntity<String> handle(WrapperException exception) {
			return respond("class proxy", exception);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(ParentAdvice.class)
	static class ParentConfiguration {

	}

	/**
	 * Without an order, it would come behind the starter's on Spring MVC.
	 */
	@RestControllerAdvice
	@Order(0)
	static class ParentAdvice {

		@ExceptionHandler({ CheckoutException.class, PaykkaException.class, ClaimedException.class })
		ResponseEntity<String> handle(RuntimeException exception) {
			return respond("parent", exception);
		}

	}

	@GuestApplication
	@Import(TroubleController.class)
	static class ChildApplication {

	}

}
