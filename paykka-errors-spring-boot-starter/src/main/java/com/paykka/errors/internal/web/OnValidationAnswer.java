package com.paykka.errors.internal.web;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;

/**
 * Matches unless invalid requests are never answered.
 */
public class OnValidationAnswer extends NoneNestedConditions {

	OnValidationAnswer() {
		super(ConfigurationPhase.REGISTER_BEAN);
	}

	@ConditionalOnProperty(name = "paykka.errors.validation.answer", havingValue = "never")
	static class Never {

	}

}
