package com.paykka.errors.internal.catalog;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.PaykkaException.Origin;
import com.paykka.errors.internal.observability.PaykkaObservabilityAutoConfiguration;
import com.paykka.errors.internal.problem.PaykkaProblemAutoConfiguration;
import com.paykka.errors.internal.translation.PaykkaTranslationAutoConfiguration;
import com.paykka.errors.observability.PaykkaFailureReporter;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class ReportedFailureCountsTests {

	private final WebApplicationContextRunner application = new WebApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(PaykkaTranslationAutoConfiguration.class, PaykkaProblemAutoConfiguration.class,
					PaykkaObservabilityAutoConfiguration.class, PaykkaCatalogAutoConfiguration.class));

	@Test
	void endpointCountsReportedFailures() {
		this.application.withPropertyValues("management.endpoints.web.exposure.include=paykkaerrors").run((context) -> {
			context.getBean(PaykkaFailureReporter.class).report(new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED));
			assertThat(context.getBean(CodeListing.class).get(PaykkaErrorCode.ORDER_EXPIRED, null).count()).isOne();
		});
	}

	@Test
	void pagesCountReportedFailuresWithoutMicrometer() {
		this.application.withClassLoader(new FilteredClassLoader("io.micrometer"))
			.withPropertyValues("paykka.errors.catalog.enabled=true")
			.run((context) -> {
				context.getBean(PaykkaFailureReporter.class).report(new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED));
				assertThat(context.getBean(FailureCounts.class).of(PaykkaErrorCode.ORDER_EXPIRED))
					.containsEntry(Origin.APPLICATION, 1L);
			});
	}

}
