package com.paykka.errors.problem;

import org.springframework.http.HttpRequest;

/**
 * Decides whom the problem of a request is for, where one application serves several
 * audiences, such as a shop and a back office. A bean of this type takes the place of the
 * setting {@code paykka.errors.audience}.
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
	 * {@code X-Forwarded-Prefix}, which anybody can send
	 * @param path the path within the application, as it is routed: decoded, without the
	 * context path and path parameters, unchanged by any header
	 * @return the audience
	 */
	Audience resolve(HttpRequest request, String path);

}
