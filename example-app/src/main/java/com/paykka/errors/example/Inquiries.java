package com.paykka.errors.example;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.example.retry.Breaker;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Asks the gateway what has become of attempts.
 */
@Component
class Inquiries {

	private final PaykkaQueries queries;

	private final Breaker breaker;

	private final ShopProperties properties;

	Inquiries(PaykkaQueries queries, @Qualifier("queryBreaker") Breaker breaker, ShopProperties properties) {
		this.queries = queries;
		this.breaker = breaker;
		this.properties = properties;
	}

	/**
	 * Ask how an attempt ended.
	 * @return how it ended; if the query failed, with its failure
	 */
	Outcome ask(Attempt attempt) {
		try {
			return Outcome.of(attempt, this.properties.merchantId(),
					this.breaker.call(() -> this.queries.query(attempt.transId())));
		}
		catch (PaykkaException ex) {
			return Outcome.ofFailedQuery(ex);
		}
	}

}
