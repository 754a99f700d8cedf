package com.paykka.errors.internal.catalog;

import java.util.Map;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.internal.settings.CodeSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/**
 * Actuator endpoint that shows the codes with the settings applied, and the failures that
 * Micrometer has counted.
 */
@Endpoint(id = "paykkaerrors")
class PaykkaErrorsEndpoint {

	private final CodeListing listing;

	PaykkaErrorsEndpoint(CodeListing listing) {
		this.listing = listing;
	}

	@ReadOperation
	Map<String, Object> codes() {
		return this.listing.all(null);
	}

	@ReadOperation
	@Nullable Map<String, Object> code(@Selector String code) {
		PaykkaErrorCode known = CodeSettings.byCodeOrName(code);
		return (known != null) ? this.listing.code(known, null) : null;
	}

}
