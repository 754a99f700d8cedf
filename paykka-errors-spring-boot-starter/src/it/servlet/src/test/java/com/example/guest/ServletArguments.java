package com.example.guest;

import java.io.IOException;
import java.util.List;

import com.example.guest.ArgumentTrouble.LaterException;
import com.example.guest.ArgumentTrouble.RequestException;
import com.example.guest.GuestArgumentTests.OwnArgument;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.params.provider.Arguments;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The arguments that servlet handlers can take, and the application's own argument.
 */
@Configuration(proxyBeanMethods = false)
public class ServletArguments implements WebMvcConfigurer {

	/**
	 * Return the names of exceptions with the responses of their handlers.
	 */
	static List<Arguments> markers() {
		return List.of(Arguments.of("request", "request /arguments/request"), Arguments.of("later", "written"));
	}

	@Bean
	Filter attributeFilter() {
		return (request, response, chain) -> {
			request.setAttribute("guest", "of a filter");
			chain.doFilter(request, response);
		};
	}

	@Override
	public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
		resolvers.add(new OwnResolver());
	}

	private static final class OwnResolver implements HandlerMethodArgumentResolver {

		@Override
		public boolean supportsParameter(MethodParameter parameter) {
			return parameter.getParameterType() == OwnArgument.class;
		}

		@Override
		public Object resolveArgument(MethodParameter parameter, ModelAndViewContainer container,
				NativeWebRequest request, WebDataBinderFactory binderFactory) {
			return new OwnArgument("own argument");
		}

	}

	@RestControllerAdvice
	public static class Advice {

		@ExceptionHandler
		ResponseEntity<String> handle(RequestException exception, WebRequest request, HttpServletRequest same) {
			return ResponseEntity.status(418).body("request " + same.getRequestURI() + request.getContextPath());
		}

		@ExceptionHandler(LaterException.class)
		void handle(HttpServletResponse response) throws IOException {
			response.setStatus(418);
			response.getWriter().write("written");
		}

	}

}
