package com.example.clients;

import com.paykka.errors.client.PaykkaRestClientErrors;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.support.RestClientHttpServiceGroupConfigurer;
import org.springframework.web.service.registry.ImportHttpServices;

/**
 * An HTTP interface that Spring Framework 7 registers.
 */
@Configuration(proxyBeanMethods = false)
@ImportHttpServices(group = "paykka", types = Paykka.class)
class PaykkaConfiguration {

	@Bean
	RestClientHttpServiceGroupConfigurer paykkaClients(@Value("${shop.gateway-url}") String gateway) {
		return (groups) -> groups.filterByName("paykka")
			.forEachClient((group, client) -> client.baseUrl(gateway).apply(PaykkaRestClientErrors.decoding()));
	}

}
