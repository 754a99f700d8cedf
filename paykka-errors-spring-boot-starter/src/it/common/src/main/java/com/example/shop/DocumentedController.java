package com.example.shop;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.openapi.PaykkaErrorResponses;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Documents its errors, whether or not springdoc is present.
 */
@RestController
@PaykkaErrorResponses(PaykkaErrorCode.SIGNATURE_INVALID)
class DocumentedController {

	@GetMapping("/documented/{id}")
	@PaykkaErrorResponses({ PaykkaErrorCode.ORDER_EXPIRED, PaykkaErrorCode.RETRY_TRANSACTION,
			PaykkaErrorCode.TOO_MANY_REQUESTS })
	Order documented(@PathVariable String id) {
		throw new PaykkaException(PaykkaErrorCode.fromCode(id));
	}

}
