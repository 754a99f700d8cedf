package com.paykka.errors.internal.catalog;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.internal.problem.ProblemRenderer;
import com.paykka.errors.internal.problem.ProblemRequest;
import com.paykka.errors.internal.problem.ProblemMembers;
import com.paykka.errors.problem.Audience;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * Adds to a listed code the details for its own page. The example problem is neither
 * counted nor logged.
 */
class CodeDetails {

	private final CodeListing listing;

	private final ProblemRenderer renderer;

	CodeDetails(CodeListing listing, ProblemRenderer renderer) {
		this.listing = listing;
		this.renderer = renderer;
	}

	Map<String, Object> of(ListedCode listed, @Nullable Locale locale) {
		PaykkaErrorCode code = listed.code();
		int index = CodeListing.ERRORS.indexOf(code);
		Map<String, Object> members = new LinkedHashMap<>(listed.toMembers());
		this.listing.putSince(members);
		members.put("titleForShopper", this.listing.get(code.forShopper(), locale).title());
		if (index > 0) {
			members.put("previous", CodeListing.ERRORS.get(index - 1).getCode());
		}
		if (index < CodeListing.ERRORS.size() - 1) {
			members.put("next", CodeListing.ERRORS.get(index + 1).getCode());
		}
		members.put("example", example(code, locale));
		return members;
	}

	private Map<String, Object> example(PaykkaErrorCode code, @Nullable Locale locale) {
		ProblemMembers sample = this.renderer.sample(code,
				new ProblemRequest("POST", "/orders/42/pay", locale, Audience.MERCHANT));
		Map<String, Object> headers = new LinkedHashMap<>();
		headers.put(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		if (sample.retryAfter() != null) {
			headers.put(HttpHeaders.RETRY_AFTER, sample.retryAfter());
		}
		if (sample.authenticate() != null) {
			headers.put(HttpHeaders.WWW_AUTHENTICATE, sample.authenticate());
		}
		Map<String, Object> members = new LinkedHashMap<>();
		members.put("headers", headers);
		members.put("problem", sample.members());
		return members;
	}

}
