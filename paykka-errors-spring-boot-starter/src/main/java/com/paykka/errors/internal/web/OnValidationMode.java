package com.paykka.errors.internal.web;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;

/**
 * Matches if invalid requests are handled even where no constraint names a code.
 */
public class OnValidationMode extends NoneNestedConditions {

	OnValidationMode() {
		super(ConfigurationPhase.REGISTER_BEAN);
	}

	@ConditionalOnProperty(name = "paykka.errors.validation.mode", havingValue = "named", matchIfMissing = true)
	static class Named {

	}

	@ConditionalOnProperty(name = "paykka.errors.validation.mode", havingValue = "never")
	static class Never {

	}

}
