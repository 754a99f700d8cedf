package com.example.silence;

import java.util.List;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Streams of which several fail with the text that they are sent.
 */
@RestController
public class ReactiveLeaks {

	/**
	 * The streams.
	 */
	public static final List<String> PATHS = List.of("/leaks/when", "/leaks/zip", "/leaks/merge");

	@PostMapping("/leaks/when")
	Mono<Void> when(@RequestBody String secret) {
		return Mono.whenDelayError(foreign(secret), coded(secret), foreign(secret));
	}

	@PostMapping("/leaks/zip")
	Mono<String> zip(@RequestBody String secret) {
		return Mono.zipDelayError(coded(secret), foreign(secret)).map(Object::toString);
	}

	@PostMapping("/leaks/merge")
	Flux<String> merge(@RequestBody String secret) {
		return Flux.mergeDelayError(1, foreign(secret), coded(secret));
	}

	private static Mono<String> foreign(String secret) {
		return Mono.error(() -> new IllegalStateException(secret));
	}

	private static Mono<String> coded(String secret) {
		return Mono.error(() -> new PaykkaException(PaykkaErrorCode.ORDER_STATUS_CHANGE_NOT_ALLOWED,
				new IllegalStateException(secret), new IllegalStateException(secret)));
	}

}
