package com.paykka.errors.internal.web.servlet;

import java.io.IOException;
import java.util.Map;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.UrlBasedViewResolver;

/**
 * Sends failures to the application's error page, and adds what the caller may see of
 * them to its model.
 */
class ErrorPages implements HandlerInterceptor {

	private static final String MODEL = ErrorPages.class.getName() + ".MODEL";

	/**
	 * Send a failure to the error page.
	 * @throws IOException if the response can't be written
	 */
	static void send(int status, Map<String, String> model, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		request.setAttribute(MODEL, model);
		// Without a message, the page would show that of the exception
		response.sendError(status, model.getOrDefault("detail", model.getOrDefault("title", model.get("code"))));
	}

	@Override
	public void postHandle(HttpServletRequest request, HttpServletResponse response, Object handler,
			@Nullable ModelAndView page) {
		if (page == null || request.getDispatcherType() != DispatcherType.ERROR || isRedirect(page)) {
			return;
		}
		if (request.getAttribute(MODEL) instanceof Map<?, ?> model) {
			model.forEach((name, value) -> page.getModelMap().putIfAbsent((String) name, value));
		}
	}

	private static boolean isRedirect(ModelAndView page) {
		String view = page.getViewName();
		return view != null && view.startsWith(UrlBasedViewResolver.REDIRECT_URL_PREFIX);
	}

}
