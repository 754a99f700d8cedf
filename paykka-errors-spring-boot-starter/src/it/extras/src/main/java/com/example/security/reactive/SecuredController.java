package com.example.security.reactive;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import reactor.core.publisher.Mono;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Endpoints to which Spring Security refuses access.
 */
@RestController
public class SecuredController {

	@GetMapping({ "/hello", "/admin/hello", "/tokens/hello", "/tokens/admin", "/sessions/hello", "/open/hello" })
	String hello() {
		return "hello";
	}

	@GetMapping({ "/method", "/open/method" })
	@PreAuthorize("hasRole('ADMIN')")
	public Mono<String> method() {
		return Mono.just("hello");
	}

	@GetMapping("/coded")
	String coded() {
		throw new AccessDeniedException("secret", new PaykkaException(PaykkaErrorCode.AUTHORIZATION_FAILED));
	}

	@GetMapping({ "/failing", "/open/failing" })
	String failing() {
		throw new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED);
	}

	@GetMapping("/later")
	Mono<String> later() {
		return Mono.error(() -> new AccessDeniedException("secret"));
	}

}
