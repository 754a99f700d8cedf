package com.paykka.errors.example;

import com.paykka.errors.test.PaykkaSandbox;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/**
 * Gives the shop under test the address of its sandbox.
 */
@TestConfiguration(proxyBeanMethods = false)
public class SandboxAddress {

	@Bean
	DynamicPropertyRegistrar gatewayUrl(PaykkaSandbox sandbox) {
		return (registry) -> registry.add("shop.gateway-url", sandbox::url);
	}

}
