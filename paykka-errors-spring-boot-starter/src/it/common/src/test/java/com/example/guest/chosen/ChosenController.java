package com.example.guest.chosen;

import java.io.IOException;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * A controller in its own package, so that advice can select it.
 */
@RestController
public class ChosenController {

	@GetMapping("/chosen/paykka")
	String paykka() {
		throw new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED);
	}

	@GetMapping("/chosen/file")
	String file() throws IOException {
		throw new IOException("secret", new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED));
	}

}
