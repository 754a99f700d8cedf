package com.example.graphql;

import java.util.List;
import java.util.Map;
import java.util.Set;

import com.paykka.errors.GatewayResponse;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;

/**
 * Fields that fail in every way.
 */
@Controller
public class ShopController {

	@QueryMapping
	String failing(@Argument String code) {
		throw Failures.coded(code);
	}

	@QueryMapping
	List<Order> orders() {
		return List.of(new Order("1"), new Order("2"));
	}

	@SchemaMapping(typeName = "Order")
	String price(Order order) {
		throw Failures.coded("4018");
	}

	@SchemaMapping(typeName = "Order")
	Mono<String> shipping(Order order) {
		return Mono.<String>error(() -> new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED).with("order", order.id()))
			.subscribeOn(Schedulers.boundedElastic());
	}

	@BatchMapping(typeName = "Order", field = "stock")
	Map<Order, String> stock(List<Order> orders) {
		throw Failures.coded("6002");
	}

	@QueryMapping
	Mono<String> declined() {
		return Mono
			.error(GatewayResponse.of(200, Map.of("ret_code", "5010", "ret_msg", "secret review"), null).toException());
	}

	@QueryMapping
	String translated() {
		throw new Failures.Translated();
	}

	@QueryMapping
	String broken() {
		throw new IllegalStateException("secret");
	}

	@QueryMapping
	String advised() {
		throw new Failures.Advised();
	}

	@QueryMapping
	String resolved() {
		throw new Failures.Resolved();
	}

	@QueryMapping
	String priced(@Argument @Valid Price price) {
		return "ok";
	}

	@QueryMapping
	String found(@Argument String id) {
		throw new PaykkaException(PaykkaErrorCode.fromCode("4008"), "4111111111111111");
	}

	@QueryMapping
	String deep() {
		throw new ConstraintViolationException(Set.copyOf(
				Validation.buildDefaultValidatorFactory().getValidator().validate(new Price(1000, "secret"))));
	}

	@SubscriptionMapping
	Flux<String> states() {
		return Flux.concat(Flux.just("PAID"), Flux.error(() -> Failures.coded("4018")));
	}

}
