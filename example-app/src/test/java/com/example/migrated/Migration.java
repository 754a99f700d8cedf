package com.example.migrated;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.translation.PaykkaExceptionTranslator;

import org.springframework.context.annotation.Bean;

/**
 * Replaces the advice as long as its exceptions are still thrown.
 */
class Migration {

	@Bean
	PaykkaExceptionTranslator declines() {
		return (thrown) -> (thrown instanceof DeclinedException declined)
				? new PaykkaException(PaykkaErrorCode.fromCode(declined.getCode()), declined) : null;
	}

}
