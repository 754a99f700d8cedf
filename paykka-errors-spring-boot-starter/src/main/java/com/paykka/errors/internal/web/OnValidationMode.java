package com.paykka.errors.internal.web;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;

/**
 * Matches unless invalid requests are never handled.
 */
public class OnValidationMode extends NoneNestedConditions {

	OnValidationMode() {
		super(ConfigurationPhase.REGISTER_BEAN);
	}

	@ConditionalOnProperty(name = "paykka.errors.validation.mode", havingValue = "never")
	static class Never {

	}

}
