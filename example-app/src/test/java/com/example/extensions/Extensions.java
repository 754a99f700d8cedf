package com.example.extensions;

import java.net.SocketTimeoutException;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.problem.Audience;
import com.paykka.errors.problem.PaykkaAudienceResolver;
import com.paykka.errors.problem.PaykkaProblemCustomizer;
import com.paykka.errors.translation.PaykkaExceptionTranslator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

import org.springframework.context.annotation.Bean;

/**
 * The beans by which an application extends the starter.
 */
class Extensions {

	@Bean
	PaykkaExceptionTranslator timeouts() {
		return (thrown) -> (thrown instanceof SocketTimeoutException)
				? new PaykkaException(PaykkaErrorCode.NETWORK_ERROR, thrown) : null;
	}

	@Bean
	PaykkaProblemCustomizer support() {
		return (problem, exception) -> problem.setProperty("support", "https://shop.example.com/help");
	}

	@Bean
	PaykkaAudienceResolver audiences() {
		return (request, path) -> path.startsWith("/office/") ? Audience.MERCHANT : Audience.SHOPPER;
	}

	/** An order whose constraints name codes. */
	record OrderRequest(@NotBlank(message = "{paykka.2008}") String shopperReference,
			@NotNull(message = "{paykka.2054}") @Positive(message = "{paykka.2054}") Long amount) {
	}

}
