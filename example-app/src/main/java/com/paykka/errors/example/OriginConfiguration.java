package com.paykka.errors.example;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses requests that a browser sends for other sites' pages, with 403: without it, a
 * form on any page could close an order. PayKKa's notifications have no origin. Behind a
 * proxy, the shop knows its own origin by {@code server.forward-headers-strategy}.
 */
@Configuration(proxyBeanMethods = false)
class OriginConfiguration implements WebMvcConfigurer {

	@Override
	public void addCorsMappings(CorsRegistry registry) {
		registry.addMapping("/**").allowedOrigins();
	}

}
