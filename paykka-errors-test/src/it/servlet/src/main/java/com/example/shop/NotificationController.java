package com.example.shop;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.paykka.errors.GatewayResponse;
import com.paykka.errors.PaykkaErrorCode;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class NotificationController {

	private final List<PaykkaErrorCode> failures = new CopyOnWriteArrayList<>();

	@PostMapping("/notifications")
	Map<String, String> on(@RequestBody Map<String, Object> notification) {
		PaykkaErrorCode failure = GatewayResponse.ofNotification(notification).toErrorCode();
		if (failure != null) {
			this.failures.add(failure);
		}
		return Map.of("ret_code", "000000", "ret_msg", "Success");
	}

	List<PaykkaErrorCode> failures() {
		return this.failures;
	}

}
