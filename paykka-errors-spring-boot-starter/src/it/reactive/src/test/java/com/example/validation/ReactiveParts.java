package com.example.validation;

import java.util.List;

import com.example.validation.ArgumentControllers.Purchase;
import com.example.validation.PartPlaceTests.Bound;
import jakarta.validation.constraints.Null;
import jakarta.validation.constraints.Size;

import org.springframework.context.annotation.Bean;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * Parts and functional endpoints of the reactive stack.
 */
@RestController
public class ReactiveParts {

	@PostMapping("/file")
	String file(@RequestPart @Null FilePart photo) {
		return "ok";
	}

	@PostMapping("/files")
	String files(@RequestPart("photos") @Size(min = 2) List<Part> files) {
		return "ok";
	}

	@Bean
	RouterFunction<ServerResponse> partRoute() {
		return RouterFunctions.route()
			.POST("/route",
					(request) -> request.bodyToMono(Purchase.class)
						.flatMap((purchase) -> ServerResponse.ok().bodyValue("paid " + purchase)))
			.GET("/bound",
					(request) -> request.bind(Bound.class)
						.flatMap((bound) -> ServerResponse.ok().bodyValue("paid " + bound)))
			.build();
	}

}
