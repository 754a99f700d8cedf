package com.paykka.errors.internal.catalogue;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/**
 * Actuator endpoint that tells the codes as they are in force, and what was counted since
 * the start.
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
		ListedCode listed = this.listing.find(code, null);
		return (listed != null) ? listed.toMembers() : null;
	}

}
