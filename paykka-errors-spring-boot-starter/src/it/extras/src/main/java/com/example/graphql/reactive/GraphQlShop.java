package com.example.graphql.reactive;

import com.example.graphql.ShopBeans;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;

/**
 * The shop on Spring WebFlux, open to everyone.
 */
@SpringBootApplication(proxyBeanMethods = false)
@Import(ShopBeans.class)
public class GraphQlShop {

	@Bean
	SecurityWebFilterChain open(ServerHttpSecurity http) {
		return http.authorizeExchange((exchanges) -> exchanges.anyExchange().permitAll())
			.csrf((csrf) -> csrf.disable())
			.build();
	}

}
