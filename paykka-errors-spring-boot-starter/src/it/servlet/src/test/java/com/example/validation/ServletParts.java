package com.example.validation;

import java.util.List;

import com.example.validation.ArgumentControllers.Purchase;
import com.example.validation.PartPlaceTests.Bound;
import jakarta.validation.constraints.Null;
import jakarta.validation.constraints.Size;

import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Parts and functional endpoints of the servlet stack.
 */
@RestController
public class ServletParts {

	@PostMapping("/file")
	String file(@RequestParam @Null MultipartFile photo) {
		return "ok";
	}

	@PostMapping("/files")
	String files(@RequestPart("photos") @Size(min = 2) List<MultipartFile> files) {
		return "ok";
	}

	@Bean
	RouterFunction<ServerResponse> partRoute() {
		return RouterFunctions.route()
			.POST("/route", (request) -> ServerResponse.ok().body("paid " + request.body(Purchase.class)))
			.GET("/bound", (request) -> ServerResponse.ok().body("paid " + request.bind(Bound.class)))
			.build();
	}

}
