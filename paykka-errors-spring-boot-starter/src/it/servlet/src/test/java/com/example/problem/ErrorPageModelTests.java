package com.example.problem;

import java.util.List;
import java.util.Map;

import com.example.support.Response;
import com.example.support.Server;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.View;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what an error page can show on the servlet stack.
 */
class ErrorPageModelTests {

	private static final List<String> MEMBERS = List.of("code", "title", "detail", "advice");

	@Test
	void modelHasTheMembersOfTheProblem() {
		try (Server server = Server.start(OwnPage.class, "paykka.errors.html=error-page")) {
			Response problem = server.get("/codes/4018", "Accept-Language", "zh-CN");
			String page = server.get("/codes/4018", "Accept", "text/html", "Accept-Language", "zh-CN").body();
			assertThat(MEMBERS)
				.allSatisfy((name) -> assertThat(page).contains(name + "=" + problem.<String>member(name)));
			assertThat(page).contains("status=410", "path=/codes/4018");
		}
	}

	@Test
	void shopperSeesOnlyWhatShoppersMaySee() {
		try (Server server = Server.start(OwnPage.class, "paykka.errors.html=error-page",
				"paykka.errors.audience=shopper")) {
			String page = server.get("/codes/5019", "Accept", "text/html").body();
			assertThat(page).contains("code=5002").doesNotContain("code=5019");
		}
	}

	@Test
	void pageOfAnotherErrorHasNone() {
		try (Server server = Server.start(OwnPage.class, "paykka.errors.html=error-page")) {
			assertThat(server.get("/unclaimed", "Accept", "text/html").body()).contains("status=500")
				.doesNotContain("code=", "advice=");
		}
	}

	/**
	 * Shows its model.
	 */
	@Configuration(proxyBeanMethods = false)
	static class OwnPage {

		@Bean("error")
		View page() {
			return new View() {

				@Override
				public String getContentType() {
					return "text/html;charset=UTF-8";
				}

				@Override
				public void render(Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
						throws Exception {
					response.setContentType(getContentType());
					response.getWriter().write("<html>" + model + "</html>");
				}

			};
		}

	}

}
