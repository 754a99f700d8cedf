package com.paykka.errors.example;

import java.time.Clock;
import java.time.Instant;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.example.retry.Breaker;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/**
 * Asks the gateway what has become of attempts.
 */
@Component
class Inquiries {

	private final PaykkaQueries queries;

	private final Breaker breaker;

	private final ShopProperties properties;

	private final Clock clock;

	Inquiries(PaykkaQueries queries, @Qualifier("queryBreaker") Breaker breaker, ShopProperties properties,
			Clock clock) {
		this.queries = queries;
		this.breaker = breaker;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * Ask how an attempt ended.
	 * @return how it ended; if the query failed, with its failure
	 */
	Outcome ask(Attempt attempt) {
		// Soon after it was sent, the request may still be on its way
		Instant arrived = attempt.sentAt().plus(this.properties.settlement().notFoundAfter());
		boolean early = this.clock.instant().isBefore(arrived);
		try {
			return Outcome.of(attempt, this.properties.merchantId(),
					this.breaker.call(() -> this.queries.query(attempt.transId())));
		}
		catch (PaykkaException ex) {
			Outcome outcome = Outcome.ofFailedQuery(ex);
			return (early && outcome.kind() == Outcome.Kind.NOT_FOUND) ? new Outcome(Outcome.Kind.OPEN, null) : outcome;
		}
		catch (RestClientException ex) {
			return Outcome.ofFailedQuery(new PaykkaException(PaykkaErrorCode.UNKNOWN_ERROR, ex));
		}
	}

}
