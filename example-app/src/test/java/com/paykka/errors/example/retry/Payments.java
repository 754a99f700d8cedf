package com.paykka.errors.example.retry;

import java.util.Map;

/**
 * Sends payments, retrying each as often as is allowed.
 */
interface Payments {

	Map<String, Object> pay(Payment payment);

}
