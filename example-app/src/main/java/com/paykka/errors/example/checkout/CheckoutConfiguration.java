package com.paykka.errors.example.checkout;

import com.paykka.errors.problem.Audience;
import com.paykka.errors.problem.PaykkaAudienceResolver;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Chooses the audience of problems.
 */
@Configuration(proxyBeanMethods = false)
class CheckoutConfiguration {

	/**
	 * The page shows its problems to shoppers. All other callers are the merchant's own.
	 */
	@Bean
	PaykkaAudienceResolver audience() {
		return (request, path) -> path.startsWith("/checkout/") ? Audience.SHOPPER : Audience.MERCHANT;
	}

}
