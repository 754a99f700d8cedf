package com.example.shop;

import jakarta.validation.constraints.NotBlank;

import org.springframework.stereotype.Service;
import org.springframework.validation.annotation.Validated;

/**
 * A service that validates the arguments of its methods.
 */
@Service
@Validated
class References {

	String resolve(@NotBlank(message = "{paykka.2008}") String reference) {
		return reference;
	}

}
