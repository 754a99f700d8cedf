package com.paykka.errors;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What must hold for any exception decoded from any upstream input.
 */
final class SafeFailure {

	private SafeFailure() {
	}

	static void check(PaykkaException failure, int status) {
		if (failure == null) {
			assertThat(status == 0 || status / 100 == 2).as("success").isTrue();
			return;
		}
		assertThat(failure.getErrorCode()).isNotEqualTo(PaykkaErrorCode.SUCCESS);
		assertThat(failure.getOrigin()).isNotEqualTo(PaykkaException.Origin.APPLICATION);
		checkLine(failure.getMessage(), 5000);
		checkLine(failure.getUpstreamMessage(), 500);
		checkLine(failure.getUpstreamCode(), 64);
		checkLine(failure.getUpstreamState(), 64);
		checkLine(failure.getUpstreamRequest(), 256);
		checkId(failure.getUpstreamTransId());
		checkId(failure.getUpstreamOrderId());
		if (failure.getRetryAfter() != null) {
			assertThat(failure.getRetryAfter()).isBetween(Duration.ofNanos(1), Duration.ofDays(1));
		}
	}

	private static void checkId(String id) {
		if (id != null) {
			assertThat(id).isNotBlank().hasSizeLessThanOrEqualTo(128);
		}
	}

	private static void checkLine(String line, int max) {
		if (line != null) {
			assertThat(line).isNotBlank()
				.isEqualTo(line.strip())
				.hasSizeLessThanOrEqualTo(max)
				.doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");
			assertThat(CardNumberSearch.in(line)).as(line).isEmpty();
		}
	}

}
