package com.paykka.errors.internal.problem;

import java.util.function.Supplier;

import com.paykka.errors.internal.translation.ExtensionFaults;
import com.paykka.errors.problem.Audience;
import com.paykka.errors.problem.PaykkaAudienceResolver;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpRequest;

/**
 * Determines the audience of a request's problem.
 */
public final class AudienceSelector {

	private final Audience audience;

	private final @Nullable PaykkaAudienceResolver resolver;

	private final ExtensionFaults extensionFaults;

	public AudienceSelector(Audience audience, @Nullable PaykkaAudienceResolver resolver,
			ExtensionFaults extensionFaults) {
		this.audience = audience;
		this.resolver = resolver;
		this.extensionFaults = extensionFaults;
	}

	public Audience of(Supplier<? extends HttpRequest> request, Supplier<String> path) {
		if (this.resolver == null) {
			return this.audience;
		}
		try {
			return (this.resolver.resolve(request.get(), path.get()) == Audience.MERCHANT) ? Audience.MERCHANT
					: Audience.SHOPPER;
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			this.extensionFaults.report("resolving an audience with", this.resolver, ex);
			return Audience.SHOPPER;
		}
	}

}
