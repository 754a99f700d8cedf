package com.paykka.errors.example.gateway;

import java.time.Clock;

import com.paykka.errors.GatewayFaultPredicate;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.client.PaykkaRestClientErrors;
import com.paykka.errors.example.ShopProperties;
import com.paykka.errors.example.signing.SignatureVerifier;
import com.paykka.errors.example.signing.SigningInterceptor;
import com.paykka.errors.example.signing.SigningKeys;
import com.paykka.errors.example.signing.VerifyingInterceptor;
import com.paykka.errors.translation.PaykkaExceptionTranslator;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.observation.ObservationRegistry;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/**
 * The shop's client of the gateway, which decodes failures, and the breakers in front of
 * it.
 */
@Configuration(proxyBeanMethods = false)
class GatewayConfiguration {

	@Bean
	@ConditionalOnBooleanProperty(name = "sandbox.enabled", havingValue = false, matchIfMissing = true)
	SigningKeys signingKeys(ShopProperties properties) {
		return SigningKeys.read(properties.signing().keys());
	}

	@Bean
	SignatureVerifier signatureVerifier(ShopProperties properties, SigningKeys keys, Clock clock) {
		return new SignatureVerifier(properties.signing().appId(), properties.merchantId(), keys.gatewayKeys(), clock);
	}

	@Bean
	RestClient paykkaClient(ShopProperties properties, SigningKeys keys, Clock clock,
			ObservationRegistry observations) {
		JsonMapper snakeCase = JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
		return RestClient.builder()
			.observationRegistry(observations)
			.baseUrl(properties.gatewayUrl())
			.requestFactory(new SingleRequestFactory(properties.connectTimeout(), properties.readTimeout()))
			.configureMessageConverters(
					(converters) -> converters.withJsonConverter(new JacksonJsonHttpMessageConverter(snakeCase)))
			.apply(PaykkaRestClientErrors.decoding())
			// After decoding, and therefore closer to the wire
			.requestInterceptor(new SigningInterceptor(properties.signing().appId(), keys.merchantKey(), clock))
			.requestInterceptor(new VerifyingInterceptor(signatureVerifier(properties, keys, clock)))
			.build();
	}

	@Bean
	PaykkaGateway paykkaGateway(RestClient paykkaClient) {
		return proxy(paykkaClient, PaykkaGateway.class);
	}

	@Bean
	PaykkaQueries paykkaQueries(RestClient paykkaClient) {
		return proxy(paykkaClient, PaykkaQueries.class);
	}

	@Bean
	Breaker paymentBreaker(ShopProperties properties) {
		return breaker("payments", properties.breaker());
	}

	@Bean
	Breaker queryBreaker(ShopProperties properties) {
		return breaker("queries", properties.breaker());
	}

	@Bean
	PaykkaExceptionTranslator unreadableResponses() {
		return (thrown) -> (thrown instanceof RestClientException)
				? new PaykkaException(PaykkaErrorCode.UNKNOWN_ERROR, thrown) : null;
	}

	private static Breaker breaker(String name, ShopProperties.Breaker settings) {
		return new Breaker(CircuitBreaker.of(name,
				CircuitBreakerConfig.custom()
					.recordException(new GatewayFaultPredicate())
					.slidingWindowSize(settings.calls())
					.minimumNumberOfCalls(settings.minimumCalls())
					.waitDurationInOpenState(settings.openFor())
					.permittedNumberOfCallsInHalfOpenState(3)
					.build()));
	}

	private static <T> T proxy(RestClient client, Class<T> type) {
		return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client)).build().createClient(type);
	}

}
