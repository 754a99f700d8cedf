package com.paykka.errors.guest;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.paykka.errors.PaykkaCode;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;

import org.springframework.core.Ordered;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Controller advice and controllers from which random applications are assembled. Each
 * handler records its call.
 */
final class GuestAdvice {

	static final List<Class<? extends Base>> TYPES = List.of(All.class, Runtime.class, Named.class, Checkout.class,
			Io.class, StateAndAll.class, Produced.class, Html.class, Elsewhere.class, Here.class, NamedAndAll.class,
			Declining.class);

	/** The advice that applies to one controller, with its path. */
	static final Map<Class<?>, String> LIMITED = Map.of(Elsewhere.class, "/till", Here.class, "/shop");

	static final ThreadLocal<Throwable> PENDING = new ThreadLocal<>();

	static final List<Method> CALLS = new ArrayList<>();

	private GuestAdvice() {
	}

	static Base create(Class<?> type, int order) {
		try {
			return (Base) type.getDeclaredConstructor(int.class).newInstance(order);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static Set<Class<?>> typesOf(Method handler) {
		return Set.of(handler.getAnnotation(ExceptionHandler.class).value());
	}

	private static ResponseEntity<String> call(Class<?> type, String handler) {
		CALLS.add(Arrays.stream(type.getDeclaredMethods())
			.filter((method) -> method.getName().equals(handler))
			.findFirst()
			.orElseThrow());
		return ResponseEntity.status(418).body(type.getSimpleName() + "." + handler);
	}

	// Not their outer class, or each would inherit all the others as members
	static class Base implements Ordered {

		private final int order;

		Base(int order) {
			this.order = order;
		}

		@Override
		public int getOrder() {
			return this.order;
		}

		ResponseEntity<String> respond(String handler) {
			return call(getClass(), handler);
		}

	}

	@RestController
	static class Shop {

		@GetMapping("/shop")
		String fail() throws Throwable {
			throw PENDING.get();
		}

	}

	@RestController
	static class Till {

		@GetMapping("/till")
		String fail() throws Throwable {
			throw PENDING.get();
		}

		@ExceptionHandler(CheckoutException.class)
		ResponseEntity<String> local() {
			return call(getClass(), "local");
		}

	}

	@RestControllerAdvice
	static class All extends Base {

		All(int order) {
			super(order);
		}

		@ExceptionHandler(Exception.class)
		ResponseEntity<String> all() {
			return respond("all");
		}

	}

	@RestControllerAdvice
	static class Runtime extends Base {

		Runtime(int order) {
			super(order);
		}

		@ExceptionHandler(RuntimeException.class)
		ResponseEntity<String> runtime() {
			return respond("runtime");
		}

	}

	@RestControllerAdvice
	static class Named extends Base {

		Named(int order) {
			super(order);
		}

		@ExceptionHandler(PaykkaException.class)
		ResponseEntity<String> named() {
			return respond("named");
		}

	}

	@RestControllerAdvice
	static class Checkout extends Base {

		Checkout(int order) {
			super(order);
		}

		@ExceptionHandler(CheckoutException.class)
		ResponseEntity<String> checkout() {
			return respond("checkout");
		}

	}

	@RestControllerAdvice
	static class Io extends Base {

		Io(int order) {
			super(order);
		}

		@ExceptionHandler(IOException.class)
		ResponseEntity<String> io() {
			return respond("io");
		}

	}

	@RestControllerAdvice
	static class StateAndAll extends Base {

		StateAndAll(int order) {
			super(order);
		}

		@ExceptionHandler({ IllegalStateException.class, Throwable.class })
		ResponseEntity<String> stateAndAll() {
			return respond("stateAndAll");
		}

	}

	@RestControllerAdvice
	static class Produced extends Base {

		Produced(int order) {
			super(order);
		}

		@ExceptionHandler(value = { PaykkaException.class, CheckoutException.class },
				produces = MediaType.TEXT_HTML_VALUE)
		ResponseEntity<String> html() {
			return respond("html");
		}

		@ExceptionHandler(value = PaykkaException.class, produces = MediaType.APPLICATION_JSON_VALUE)
		ResponseEntity<String> json() {
			return respond("json");
		}

	}

	@RestControllerAdvice
	static class Html extends Base {

		Html(int order) {
			super(order);
		}

		@ExceptionHandler(value = Exception.class, produces = MediaType.TEXT_HTML_VALUE)
		ResponseEntity<String> html() {
			return respond("html");
		}

	}

	@RestControllerAdvice(assignableTypes = Till.class)
	static class Elsewhere extends Base {

		Elsewhere(int order) {
			super(order);
		}

		@ExceptionHandler(RuntimeException.class)
		ResponseEntity<String> elsewhere() {
			return respond("elsewhere");
		}

	}

	@RestControllerAdvice(assignableTypes = Shop.class)
	static class Here extends Base {

		Here(int order) {
			super(order);
		}

		@ExceptionHandler({ CheckoutException.class, TranslatedException.class })
		ResponseEntity<String> here() {
			return respond("here");
		}

	}

	@RestControllerAdvice
	static class NamedAndAll extends Base {

		NamedAndAll(int order) {
			super(order);
		}

		@ExceptionHandler({ TranslatedException.class, AnnotatedException.class })
		ResponseEntity<String> translated() {
			return respond("translated");
		}

		@ExceptionHandler(Exception.class)
		ResponseEntity<String> rest() {
			return respond("rest");
		}

	}

	@RestControllerAdvice
	static class Declining extends Base {

		Declining(int order) {
			super(order);
		}

		@ExceptionHandler({ CheckoutException.class, PaykkaException.class })
		ResponseEntity<String> decline() {
			respond("decline");
			throw new UnsupportedOperationException("declined");
		}

	}

	static class CheckoutException extends IllegalStateException {

		CheckoutException(Throwable cause) {
			super(cause);
		}

	}

	static class TranslatedException extends RuntimeException {

		TranslatedException(Throwable cause) {
			super(cause);
		}

	}

	@PaykkaCode(PaykkaErrorCode.ORDER_NOT_FOUND)
	static class AnnotatedException extends RuntimeException {

		AnnotatedException(Throwable cause) {
			super(cause);
		}

	}

}
