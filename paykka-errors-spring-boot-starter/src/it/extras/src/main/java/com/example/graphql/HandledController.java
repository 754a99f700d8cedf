package com.example.graphql;

import com.paykka.errors.PaykkaException;
import graphql.GraphQLError;

import org.springframework.graphql.data.method.annotation.GraphQlExceptionHandler;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/**
 * A controller with its own exception handler.
 */
@Controller
public class HandledController {

	@QueryMapping
	String handled() {
		throw Failures.coded("4018");
	}

	@GraphQlExceptionHandler
	GraphQLError handle(PaykkaException ex) {
		return GraphQLError.newError().message("own").build();
	}

}
