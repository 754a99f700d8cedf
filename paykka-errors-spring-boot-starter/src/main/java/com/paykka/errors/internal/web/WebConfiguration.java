package com.paykka.errors.internal.web;

import com.paykka.errors.internal.observability.TraceIds;
import com.paykka.errors.internal.problem.AudienceSelector;
import com.paykka.errors.internal.problem.FailureListener;
import com.paykka.errors.internal.problem.FailureListeners;
import com.paykka.errors.internal.problem.ProblemRenderer;
import com.paykka.errors.internal.settings.PaykkaErrorsProperties;
import com.paykka.errors.internal.translation.ExtensionFaults;
import com.paykka.errors.internal.translation.FailureResolver;
import com.paykka.errors.internal.translation.UnexpectedExceptions;
import com.paykka.errors.problem.PaykkaAudienceResolver;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Beans that both stacks share.
 */
@Configuration(proxyBeanMethods = false)
public class WebConfiguration {

	@Bean
	FailurePolicy paykkaFailurePolicy(FailureResolver failures, ObjectProvider<UnexpectedExceptions> unexpected,
			ProblemRenderer renderer, ObjectProvider<FailureListener> listeners,
			ObjectProvider<PaykkaAudienceResolver> audienceResolver, ObjectProvider<TraceIds> traceIds,
			PaykkaErrorsProperties properties, ExtensionFaults extensionFaults) {
		return new FailurePolicy(failures, unexpected.getIfAvailable(), renderer,
				new FailureListeners(listeners.orderedStream().toList(), extensionFaults),
				new AudienceSelector(properties.audience(), audienceResolver.getIfAvailable(), extensionFaults),
				traceIds.getIfAvailable(), properties.html(), extensionFaults);
	}

}
