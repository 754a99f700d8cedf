package com.example.silence;

import java.io.IOException;
import java.util.List;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * A page that includes what fails with the text that it is sent.
 */
@RestController
public class ServletLeaks {

	/**
	 * The page, with several parts.
	 */
	public static final List<String> PATHS = List.of("/leaks/including/suppressed", "/leaks/including/cause",
			"/leaks/including/exception%20as%20argument", "/leaks/including/translated%20exception",
			"/leaks/including/unexpected%20exception", "/leaks/including/several%20exceptions%20at%20once");

	@PostMapping("/leaks/including/{place}")
	void include(@PathVariable String place, HttpServletRequest request, HttpServletResponse response)
			throws ServletException, IOException {
		response.getWriter().write("begun");
		request.getRequestDispatcher("/leaks/thrown/" + place.replace(" ", "%20")).include(request, response);
	}

}
