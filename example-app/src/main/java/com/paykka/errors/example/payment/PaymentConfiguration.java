package com.paykka.errors.example.payment;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;

@Configuration(proxyBeanMethods = false)
class PaymentConfiguration {

	@Bean
	@Fallback
	FailPoint failPoint() {
		return (moment) -> {
		};
	}

}
