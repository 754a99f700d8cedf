package com.paykka.errors.test;

import org.springframework.boot.ApplicationContextFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.config.DelegatingWebFluxConfiguration;

/**
 * A {@code WebTestClient} for controllers alone that has the starter. The one from
 * {@code WebTestClient.bindToController} has no auto-configuration:
 *
 * <pre class="code">
 * WebTestClient client = PaykkaWebTestClient.bindToController(new OrderController()).build();
 * </pre>
 *
 * Tests with Spring Boot's {@code @WebFluxTest} have the starter anyway.
 *
 * @since 1.0.0
 */
public final class PaykkaWebTestClient {

	private final StarterConfigurations starter = new StarterConfigurations();

	private PaykkaWebTestClient() {
	}

	/**
	 * Begin with controllers.
	 * @param controllers the controllers
	 * @return the settings of the client
	 */
	public static PaykkaWebTestClient bindToController(Object... controllers) {
		return new PaykkaWebTestClient().beans(controllers);
	}

	/**
	 * Set a property, such as {@code paykka.errors.audience}.
	 * @param name the name
	 * @param value the value
	 * @return these settings
	 */
	public PaykkaWebTestClient property(String name, Object value) {
		this.starter.property(name, value);
		return this;
	}

	/**
	 * Add beans: controller advice, a {@code WebFilter}, a {@code WebFluxConfigurer}, a
	 * {@code PaykkaProblemCustomizer}.
	 * @param beans the beans
	 * @return these settings
	 */
	public PaykkaWebTestClient beans(Object... beans) {
		this.starter.beans(beans);
		return this;
	}

	/**
	 * Build the client.
	 * @return the client
	 */
	public WebTestClient build() {
		return configureClient().build();
	}

	/**
	 * Set up the server, and return the settings of the client itself.
	 * @return the builder of the client
	 */
	public WebTestClient.Builder configureClient() {
		GenericApplicationContext context = new GenericApplicationContext();
		ConfigurableEnvironment environment = ApplicationContextFactory.DEFAULT
			.createEnvironment(WebApplicationType.REACTIVE);
		if (environment == null) {
			throw new IllegalStateException("Spring Boot's support of Spring WebFlux is not on the class path");
		}
		context.setEnvironment(environment);
		this.starter.refresh(context, DelegatingWebFluxConfiguration.class);
		return WebTestClient.bindToApplicationContext(context).configureClient();
	}

}
