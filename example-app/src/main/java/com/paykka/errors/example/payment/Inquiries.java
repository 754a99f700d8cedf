package com.paykka.errors.example.payment;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.example.ShopProperties;
import com.paykka.errors.example.gateway.Breaker;
import com.paykka.errors.example.gateway.PaykkaQueries;
import com.paykka.errors.example.gateway.PaykkaQueries.Query;
import com.paykka.errors.example.gateway.PaykkaQueries.RefundQuery;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/**
 * Queries the gateway for the outcome of attempts.
 */
@Component
public class Inquiries {

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
	 * Query the outcome of an attempt.
	 * @return the outcome; if the query failed, with its failure
	 */
	public Outcome ask(Attempt attempt) {
		// A request that was sent recently may still be on its way
		Instant arrived = attempt.sentAt().plus(this.properties.settlement().notFoundAfter());
		boolean early = this.clock.instant().isBefore(arrived);
		Outcome outcome = query(attempt);
		return (early && outcome.result() == Outcome.Result.NOT_FOUND) ? Outcome.of(Outcome.Result.OPEN) : outcome;
	}

	private Outcome query(Attempt attempt) {
		try {
			return Outcome.of(attempt, this.properties.merchantId(), this.breaker.call(() -> send(attempt)));
		}
		catch (PaykkaException ex) {
			return Outcome.ofFailedQuery(ex);
		}
		catch (RestClientException ex) {
			return Outcome.ofFailedQuery(new PaykkaException(PaykkaErrorCode.UNKNOWN_ERROR, ex));
		}
	}

	private @Nullable Map<String, Object> send(Attempt attempt) {
		return (attempt.operation() == Operation.REFUND) ? this.queries.queryRefund(new RefundQuery(attempt.transId()))
				: this.queries.query(new Query(attempt.reportedAs()));
	}

}
