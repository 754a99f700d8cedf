package com.paykka.errors.example.retry;

import java.util.Map;

/**
 * What the recipes need from PayKKa. Every failure is a PaykkaException.
 */
interface Gateway {

	Map<String, Object> pay(String transId, long amount, String currency);

	/**
	 * Query a payment. If it failed, that is the response, not a failure of the query.
	 */
	Map<String, Object> query(String transId);

}
