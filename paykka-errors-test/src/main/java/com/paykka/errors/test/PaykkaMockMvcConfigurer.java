package com.paykka.errors.test;

import java.util.ArrayList;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.mock.web.MockServletContext;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.ConfigurableMockMvcBuilder;
import org.springframework.test.web.servlet.setup.MockMvcConfigurer;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.support.GenericWebApplicationContext;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.HandlerExceptionResolverComposite;

/**
 * Adds the starter to a standalone {@link org.springframework.test.web.servlet.MockMvc},
 * which has no auto-configuration:
 *
 * <pre class="code">
 * MockMvcBuilders.standaloneSetup(new OrderController()).apply(paykkaErrors()).build();
 * MockMvcTester.of(List.of(new OrderController()), (builder) -&gt; builder.apply(paykkaErrors()).build());
 * </pre>
 *
 * Handlers of the controllers and of the builder's own advice come first where they would
 * in an application. Apply it before you add filters whose failures it is to handle.
 * Tests with Spring Boot's {@code @WebMvcTest} have the starter anyway.
 *
 * @since 1.0.0
 */
public final class PaykkaMockMvcConfigurer implements MockMvcConfigurer {

	private static final String RESOLVER = "handlerExceptionResolver";

	private final StarterConfigurations starter = new StarterConfigurations();

	private final DelegatingResolver resolver = new DelegatingResolver();

	private @Nullable GenericWebApplicationContext context;

	private PaykkaMockMvcConfigurer() {
	}

	/**
	 * Create a configurer with the starter's defaults.
	 * @return the configurer, for one builder
	 */
	public static PaykkaMockMvcConfigurer paykkaErrors() {
		return new PaykkaMockMvcConfigurer();
	}

	/**
	 * Set a property, such as {@code paykka.errors.audience}.
	 * @param name the name
	 * @param value the value
	 * @return this configurer
	 */
	public PaykkaMockMvcConfigurer property(String name, Object value) {
		this.starter.property(name, value);
		return this;
	}

	/**
	 * Add beans that the starter uses, such as a {@code PaykkaProblemCustomizer}.
	 * @param beans the beans
	 * @return this configurer
	 */
	public PaykkaMockMvcConfigurer beans(Object... beans) {
		this.starter.beans(beans);
		return this;
	}

	@Override
	public void afterConfigurerAdded(ConfigurableMockMvcBuilder<?> builder) {
		GenericWebApplicationContext created = new GenericWebApplicationContext(new MockServletContext());
		created.registerBean(RESOLVER, HandlerExceptionResolver.class, () -> this.resolver);
		this.starter.refresh(created);
		for (FilterRegistrationBean<?> filter : created.getBeansOfType(FilterRegistrationBean.class).values()) {
			builder.addFilters(filter.getFilter());
		}
		this.context = created;
	}

	@Override
	public @Nullable RequestPostProcessor beforeMockMvcCreated(ConfigurableMockMvcBuilder<?> builder,
			WebApplicationContext application) {
		GenericWebApplicationContext created = this.context;
		if (created == null) {
			throw new IllegalStateException("Use one PaykkaMockMvcConfigurer for each builder");
		}
		HandlerExceptionResolverComposite composite = application.getBean(RESOLVER,
				HandlerExceptionResolverComposite.class);
		List<HandlerExceptionResolver> resolvers = new ArrayList<>(composite.getExceptionResolvers());
		created.getBeanProvider(WebMvcConfigurer.class)
			.orderedStream()
			.forEach((configurer) -> configurer.extendHandlerExceptionResolvers(resolvers));
		created.getBeanProvider(HandlerExceptionResolver.class)
			.orderedStream()
			.filter((other) -> other != this.resolver)
			.forEach(resolvers::add);
		composite.setExceptionResolvers(resolvers);
		this.resolver.delegate = composite;
		return null;
	}

	/**
	 * Stands in for the resolver that only exists once the controllers are set up.
	 */
	private static final class DelegatingResolver extends HandlerExceptionResolverComposite {

		private @Nullable HandlerExceptionResolver delegate;

		@Override
		public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response,
				@Nullable Object handler, Exception exception) {
			return (this.delegate != null) ? this.delegate.resolveException(request, response, handler, exception)
					: null;
		}

	}

}
