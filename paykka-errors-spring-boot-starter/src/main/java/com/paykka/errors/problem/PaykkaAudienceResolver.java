package com.paykka.errors.problem;

import org.springframework.http.HttpRequest;

/**
 * Determines the audience of a request's problem, if one application serves several, such
 * as a shop and a back office. A bean of this type replaces the setting
 * {@code paykka.errors.audience}.
 *
 * <pre class="code">
 * &#64;Bean
 * PaykkaAudienceResolver audiences() {
 *     return (request, path) -&gt; path.startsWith("/office/") ? MERCHANT : SHOPPER;
 * }
 * </pre>
 *
 * @since 1.0.0
 */
@FunctionalInterface
public interface PaykkaAudienceResolver {

	/**
	 * Resolve the audience of a request. If this throws, the problem is for a shopper.
	 * @param request the request: a
	 * {@link org.springframework.http.server.ServletServerHttpRequest} on Spring MVC, the
	 * {@link org.springframework.http.server.reactive.ServerHttpRequest} of the exchange
	 * on Spring WebFlux. Its address may depend on headers such as
	 * {@code X-Forwarded-Prefix}, which anyone can send
	 * @param path the path within the application, as used for routing: decoded, without
	 * the context path and path parameters, independent of headers
	 * @return the audience
	 */
	Audience resolve(HttpRequest request, String path);

}
