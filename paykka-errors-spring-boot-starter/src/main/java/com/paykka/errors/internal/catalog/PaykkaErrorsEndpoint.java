package com.paykka.errors.internal.catalog;

import java.util.Map;

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
		return this.listing.toMembers(this.listing.all(null));
	}

	@ReadOperation
	@Nullable Map<String, Object> code(@Selector String code) {
		ListedCode listed = this.listing.byCodeOrName(code, null);
		return (listed != null) ? listed.toMembers() : null;
	}

}
