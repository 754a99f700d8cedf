package com.paykka.errors.security;

import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/**
 * Creates what an application on Spring MVC names in its {@code SecurityFilterChain}, so
 * that callers get RFC 9457 problems from Spring Security, too. There is a bean of this
 * type where Spring Security is present. It does nothing by itself.
 * <p>
 * A missing or failed login and a denied access are problems with a status and no code. A
 * {@link com.paykka.errors.PaykkaException} among the causes is answered by its code, and
 * counted and logged as everywhere else. A login that could not be checked
 * ({@code AuthenticationServiceException}) is no failed login: without a code it is 6007.
 * <p>
 * A <em>scheme</em> is one of Spring Security's own entry points or handlers, such as
 * {@code BearerTokenAuthenticationEntryPoint}. It says which challenge
 * ({@code WWW-Authenticate}) goes with a problem, and which 4xx status. What else it does
 * to the response is ignored. A 401 without any challenge gets {@code Session}, to which
 * no client reacts.
 */
public interface PaykkaSecurityErrors {

	/**
	 * Create an entry point for logins that keep a session.
	 * @return the entry point
	 */
	AuthenticationEntryPoint authenticationEntryPoint();

	/**
	 * Create an entry point.
	 * @param scheme says what challenge a caller gets
	 * @return the entry point
	 */
	AuthenticationEntryPoint authenticationEntryPoint(AuthenticationEntryPoint scheme);

	/**
	 * Create a handler of denied access.
	 * @return the handler
	 */
	AccessDeniedHandler accessDeniedHandler();

	/**
	 * Create a handler of denied access.
	 * @param scheme says what challenge a caller gets
	 * @return the handler
	 */
	AccessDeniedHandler accessDeniedHandler(AccessDeniedHandler scheme);

	/**
	 * Create a handler of failed logins that keep a session, such as form logins.
	 * @return the handler
	 */
	AuthenticationFailureHandler authenticationFailureHandler();

	/**
	 * Create a handler of failed logins, for filters that would pass on an
	 * {@code AuthenticationServiceException} instead of asking their entry point.
	 * @param scheme says what challenge a caller gets
	 * @return the handler
	 */
	AuthenticationFailureHandler authenticationFailureHandler(AuthenticationEntryPoint scheme);

}
