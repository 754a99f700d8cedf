package com.example.jobs;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.observability.PaykkaFailureReporter;
import io.micrometer.observation.ObservationRegistry;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageListener;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import org.junit.jupiter.api.Test;

import org.springframework.aop.interceptor.AsyncUncaughtExceptionHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.config.DefaultJmsListenerContainerFactory;
import org.springframework.jms.config.SimpleJmsListenerEndpoint;
import org.springframework.jms.listener.DefaultMessageListenerContainer;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.AsyncConfigurer;
import org.springframework.scheduling.annotation.EnableAsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests of the documentation's recipes for what is not observed, or not automatically.
 */
class JobRecipeTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	@Test
	void jmsListenersReportByTheirErrorHandler() throws Exception {
		try (Jobs jobs = Jobs.start(Nothing.class)) {
			receive(jobs, ObservationRegistry.NOOP, (message) -> {
				throw Jobs.failure("6000");
			});
			assertThat(jobs.count("6000")).isOne();
		}
	}

	@Test
	void jmsListenersThatAreObservedCountOnceWhatTheyReportThemselves() throws Exception {
		try (Jobs jobs = Jobs.start(Nothing.class)) {
			PaykkaFailureReporter reporter = jobs.bean(PaykkaFailureReporter.class);
			receive(jobs, jobs.bean(ObservationRegistry.class), (message) -> {
				PaykkaException failure = Jobs.failure("6000");
				reporter.report(failure);
				throw failure;
			});
			assertThat(jobs.count("6000")).isOne();
		}
	}

	private static void receive(Jobs jobs, ObservationRegistry observations, MessageListener listener)
			throws JMSException {
		PaykkaFailureReporter reporter = jobs.bean(PaykkaFailureReporter.class);
		AtomicBoolean handled = new AtomicBoolean();
		DefaultJmsListenerContainerFactory factory = new DefaultJmsListenerContainerFactory();
		factory.setConnectionFactory(queueWithOneMessage());
		factory.setObservationRegistry(observations);
		factory.setErrorHandler(reporter::report);
		SimpleJmsListenerEndpoint endpoint = new SimpleJmsListenerEndpoint();
		endpoint.setId("captures");
		endpoint.setDestination("captures");
		endpoint.setMessageListener((message) -> {
			handled.set(true);
			listener.onMessage(message);
		});
		DefaultMessageListenerContainer container = factory.createListenerContainer(endpoint);
		container.afterPropertiesSet();
		container.start();
		await().atMost(LIMIT).untilTrue(handled);
		container.shutdown();
	}

	private static ConnectionFactory queueWithOneMessage() throws JMSException {
		ConnectionFactory factory = mock(ConnectionFactory.class);
		Connection connection = mock(Connection.class);
		Session session = mock(Session.class);
		MessageConsumer consumer = mock(MessageConsumer.class);
		given(factory.createConnection()).willReturn(connection);
		given(connection.createSession(anyBoolean(), anyInt())).willReturn(session);
		given(session.createQueue(any())).willReturn(mock(Queue.class));
		given(session.createConsumer(any(), any())).willReturn(consumer);
		given(session.createConsumer(any())).willReturn(consumer);
		AtomicBoolean received = new AtomicBoolean();
		given(consumer.receive(anyLong())).willAnswer((call) -> {
			if (received.compareAndSet(false, true)) {
				return mock(Message.class);
			}
			Thread.sleep(100);
			return null;
		});
		return factory;
	}

	@Test
	void asyncMethodsReportByTheirExceptionHandler() {
		try (Jobs jobs = Jobs.start(Captures.class)) {
			jobs.bean(Capture.class).capture();
			await().atMost(LIMIT).untilAsserted(() -> assertThat(jobs.count("6000")).isOne());
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Nothing {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAsync
	static class Captures {

		@Bean
		static AsyncConfigurer reportingFailures(PaykkaFailureReporter reporter) {
			return new AsyncConfigurer() {

				@Override
				public AsyncUncaughtExceptionHandler getAsyncUncaughtExceptionHandler() {
					return (thrown, method, arguments) -> reporter.report(thrown);
				}

			};
		}

		@Bean
		Capture capture() {
			return new Capture();
		}

	}

	static class Capture {

		@Async
		public void capture() {
			throw Jobs.failure("6000");
		}

	}

}
