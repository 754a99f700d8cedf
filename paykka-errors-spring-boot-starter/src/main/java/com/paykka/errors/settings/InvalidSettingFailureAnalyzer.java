package com.paykka.errors.settings;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains an {@link InvalidSettingException} at start-up.
 */
class InvalidSettingFailureAnalyzer extends AbstractFailureAnalyzer<InvalidSettingException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidSettingException cause) {
		String description = "The property '" + cause.getProperty() + "' has the value '" + cause.getValue()
				+ "', which is not valid.";
		return new FailureAnalysis(description, cause.getAllowed(), cause);
	}

}
