package com.paykka.errors.example.retry;

import java.util.Map;

/**
 * Sends payments, each as often as it may be.
 */
interface Payments {

	Map<String, Object> pay(Payment payment);

}
