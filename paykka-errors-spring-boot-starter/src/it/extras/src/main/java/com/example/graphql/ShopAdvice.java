package com.example.graphql;

import graphql.GraphQLError;

import org.springframework.graphql.data.method.annotation.GraphQlExceptionHandler;
import org.springframework.web.bind.annotation.ControllerAdvice;

/**
 * Handles what the shop throws on purpose.
 */
@ControllerAdvice
public class ShopAdvice {

	@GraphQlExceptionHandler
	GraphQLError handle(Failures.Advised ex) {
		return GraphQLError.newError().message("own").build();
	}

}
