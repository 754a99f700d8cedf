package com.example.shop;

import java.net.URI;

import com.paykka.errors.client.PaykkaWebClientErrors;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.support.WebClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/**
 * All clients with which the reactive shop calls PayKKa and peer services.
 */
@Component
class ReactiveClients implements DisposableBean {

	// Not the common pool: RestClient writes its requests there, and would wait forever if its callers occupied all threads
	private final Scheduler scheduler = Schedulers.newBoundedElastic(20, Integer.MAX_VALUE, "blocking-calls");

	private final BlockingClients blockingClients;

	private final WebClient webClient = WebClient.builder()
		.codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(-1))
		.filter(PaykkaWebClientErrors.decoding())
		.build();

	private final ReactiveExchange webInterface = HttpServiceProxyFactory
		.builderFor(WebClientAdapter.create(this.webClient))
		.build()
		.createClient(ReactiveExchange.class);

	ReactiveClients(BlockingClients blockingClients) {
		this.blockingClients = blockingClients;
	}

	ReactiveExchange get(String client) {
		return switch (client) {
			case "web-client" -> this::callByWebClient;
			case "web-interface" -> this.webInterface;
			default -> offTheEventLoop(this.blockingClients.get(client));
		};
	}

	private Mono<byte[]> callByWebClient(HttpMethod method, URI to, byte[] body) {
		WebClient.RequestBodySpec request = this.webClient.method(method).uri(to);
		if (body != null) {
			request.contentType(MediaType.APPLICATION_JSON).bodyValue(body);
		}
		return request.retrieve().bodyToMono(byte[].class);
	}

	private ReactiveExchange offTheEventLoop(BlockingExchange blocking) {
		return (method, to, body) -> Mono.fromCallable(() -> blocking.call(method, to, body))
			.subscribeOn(this.scheduler);
	}

	@Override
	public void destroy() {
		this.scheduler.dispose();
	}

}
