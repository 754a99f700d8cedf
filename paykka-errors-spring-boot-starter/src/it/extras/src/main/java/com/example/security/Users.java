package com.example.security;

import java.util.List;
import java.util.Map;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import reactor.core.publisher.Mono;

import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OAuth2IntrospectionException;

/**
 * A store of users that fails for some of them.
 */
public final class Users {

	private Users() {
	}

	/**
	 * Find a user by name.
	 * @param name the name
	 * @return the user
	 */
	public static UserDetails find(String name) {
		return switch (name) {
			case "ann" -> User.withUsername(name).password("{noop}secret").roles("CLERK").build();
			case "outage" -> throw new PaykkaException(PaykkaErrorCode.RETRY_TRANSACTION);
			case "translated" -> throw new StoreClosedException();
			case "broken" -> throw new IllegalStateException("secret");
			default -> throw new UsernameNotFoundException("secret");
		};
	}

	/**
	 * Find a user by name, wrapping failures as Spring Security does for blocking
	 * stores.
	 * @param name the name
	 * @return the user
	 */
	public static Mono<UserDetails> findLater(String name) {
		return Mono.fromSupplier(() -> find(name))
			.onErrorMap((ex) -> !(ex instanceof AuthenticationException),
					(ex) -> new InternalAuthenticationServiceException("secret", ex));
	}

	/**
	 * Find the owner of a token.
	 * @param token the token
	 * @return the owner
	 */
	public static OAuth2AuthenticatedPrincipal introspect(String token) {
		return switch (token) {
			case "ann" -> new DefaultOAuth2AuthenticatedPrincipal(Map.of("sub", "ann"), List.of());
			case "outage" -> throw new OAuth2IntrospectionException("secret",
					new PaykkaException(PaykkaErrorCode.RETRY_TRANSACTION));
			case "broken" -> throw new OAuth2IntrospectionException("secret");
			default -> throw new BadOpaqueTokenException("unknown token");
		};
	}

}
