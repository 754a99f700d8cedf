package com.example.validation;

import java.util.List;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Size;

import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.MatrixVariable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Controllers that take every kind of argument.
 */
final class ArgumentControllers {

	private ArgumentControllers() {
	}

	record Purchase(@Max(100) int amount) {

	}

	/**
	 * Has all annotations.
	 */
	interface Api {

		@GetMapping("/header")
		String header(@RequestHeader("X-Order") @Max(100) Integer order);

		@GetMapping("/placeholder")
		String placeholder(@RequestHeader("${shop.header}") @Max(100) Integer order);

		@GetMapping("/cookie")
		String cookie(@CookieValue(name = "shop-session") @Max(100) Integer session);

		@GetMapping("/path/{order-id}")
		String path(@PathVariable("order-id") @Max(100) Integer order);

		@GetMapping("/matrix/{any}")
		String matrix(@PathVariable String any, @MatrixVariable("page-size") @Max(100) Integer size);

		@GetMapping("/parameter")
		String parameter(@RequestParam(name = "page-size") @Max(100) Integer size);

		@GetMapping("/simple")
		String simple(@Max(100) Integer amount);

		@GetMapping("/several")
		String several(@RequestParam("ids") List<@Max(100) Integer> numbers);

		@GetMapping("/all")
		String all(@RequestParam Map<String, @Size(max = 3) String> all);

		@PostMapping("/body")
		String body(@Valid @RequestBody Purchase purchase);

		@PostMapping("/list")
		String list(@RequestBody List<@Max(100) Integer> numbers);

		@GetMapping("/form")
		String form(@Valid Purchase purchase);

		@GetMapping("/two")
		String two(@RequestParam @Max(100) int b, @RequestParam @Max(100) int a);

	}

	/**
	 * Has its annotations in the interface.
	 */
	static class Implementation implements Api {

		@Override
		public String header(Integer argument) {
			return "ok";
		}

		@Override
		public String placeholder(Integer argument) {
			return "ok";
		}

		@Override
		public String cookie(Integer argument) {
			return "ok";
		}

		@Override
		public String path(Integer argument) {
			return "ok";
		}

		@Override
		public String matrix(String any, Integer argument) {
			return "ok";
		}

		@Override
		public String parameter(Integer argument) {
			return "ok";
		}

		@Override
		public String simple(Integer amount) {
			return "ok";
		}

		@Override
		public String several(List<Integer> argument) {
			return "ok";
		}

		@Override
		public String all(Map<String, String> argument) {
			return "ok";
		}

		@Override
		public String body(Purchase argument) {
			return "ok";
		}

		@Override
		public String list(List<Integer> argument) {
			return "ok";
		}

		@Override
		public String form(Purchase argument) {
			return "ok";
		}

		@Override
		public String two(int b, int a) {
			return "ok";
		}

	}

	@RestController
	@RequestMapping("/inherited")
	static class InheritingController extends Implementation {

	}

	@RestController
	@Validated
	@RequestMapping("/validated-inherited")
	static class ValidatedInheritingController extends Implementation {

	}

	/**
	 * Has its own annotations.
	 */
	static class OwnAnnotations {

		@GetMapping("/header")
		public String header(@RequestHeader("X-Order") @Max(100) Integer order) {
			return "ok";
		}

		@GetMapping("/placeholder")
		public String placeholder(@RequestHeader("${shop.header}") @Max(100) Integer order) {
			return "ok";
		}

		@GetMapping("/cookie")
		public String cookie(@CookieValue(name = "shop-session") @Max(100) Integer session) {
			return "ok";
		}

		@GetMapping("/path/{order-id}")
		public String path(@PathVariable("order-id") @Max(100) Integer order) {
			return "ok";
		}

		@GetMapping("/matrix/{any}")
		public String matrix(@PathVariable String any, @MatrixVariable("page-size") @Max(100) Integer size) {
			return "ok";
		}

		@GetMapping("/parameter")
		public String parameter(@RequestParam(name = "page-size") @Max(100) Integer size) {
			return "ok";
		}

		@GetMapping("/simple")
		public String simple(@Max(100) Integer amount) {
			return "ok";
		}

		@GetMapping("/several")
		public String several(@RequestParam("ids") List<@Max(100) Integer> numbers) {
			return "ok";
		}

		@GetMapping("/all")
		public String all(@RequestParam Map<String, @Size(max = 3) String> all) {
			return "ok";
		}

		@PostMapping("/body")
		public String body(@Valid @RequestBody Purchase purchase) {
			return "ok";
		}

		@PostMapping("/list")
		public String list(@RequestBody List<@Max(100) Integer> numbers) {
			return "ok";
		}

		@GetMapping("/form")
		public String form(@Valid Purchase purchase) {
			return "ok";
		}

		@GetMapping("/two")
		public String two(@RequestParam @Max(100) int b, @RequestParam @Max(100) int a) {
			return "ok";
		}

	}

	@RestController
	@RequestMapping("/plain")
	static class PlainController extends OwnAnnotations {

	}

	@RestController
	@Validated
	@RequestMapping("/validated")
	static class ValidatedController extends OwnAnnotations {

	}

}
