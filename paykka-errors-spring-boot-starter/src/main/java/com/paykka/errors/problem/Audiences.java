package com.paykka.errors.problem;

import java.util.function.Supplier;

import com.paykka.errors.settings.Audience;
import com.paykka.errors.translation.FaultLog;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpRequest;

/**
 * Tells whom the problem of a request is for.
 */
public final class Audiences {

	private final Audience audience;

	private final @Nullable PaykkaAudienceResolver resolver;

	private final FaultLog faultLog;

	Audiences(Audience audience, @Nullable PaykkaAudienceResolver resolver, FaultLog faultLog) {
		this.audience = audience;
		this.resolver = resolver;
		this.faultLog = faultLog;
	}

	/**
	 * Return the audience of a request.
	 * @param request the request, for the application's resolver if there is one
	 * @return the audience
	 */
	public Audience of(Supplier<? extends HttpRequest> request) {
		if (this.resolver == null) {
			return this.audience;
		}
		try {
			return (this.resolver.resolve(request.get()) == Audience.MERCHANT) ? Audience.MERCHANT : Audience.SHOPPER;
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			this.faultLog.report("resolving an audience with", this.resolver, ex);
			return Audience.SHOPPER;
		}
	}

}
