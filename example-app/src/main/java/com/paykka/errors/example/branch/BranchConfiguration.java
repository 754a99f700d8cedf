package com.paykka.errors.example.branch;

import java.time.Duration;

import com.paykka.errors.PaykkaRequestKind;
import com.paykka.errors.client.PaykkaRestClientErrors;
import com.paykka.errors.example.ShopProperties;
import com.paykka.errors.example.gateway.SingleRequestFactory;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

@Configuration(proxyBeanMethods = false)
class BranchConfiguration {

	@Bean
	Branch branch(ShopProperties properties, ObservationRegistry observations) {
		// The branch in turn waits for the gateway
		Duration readTimeout = properties.readTimeout().multipliedBy(2);
		RestClient client = RestClient.builder()
			.observationRegistry(observations)
			.baseUrl(properties.branchUrl())
			.requestFactory(new SingleRequestFactory(properties.connectTimeout(), readTimeout))
			.apply(PaykkaRestClientErrors.decoding((request) -> PaykkaRequestKind.PEER))
			.build();
		return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client)).build().createClient(Branch.class);
	}

}
