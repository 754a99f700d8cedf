package com.example.jobs;

import java.util.List;
import java.util.function.Consumer;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.observability.PaykkaFailureReporter;
import org.junit.jupiter.api.Test;

import org.springframework.batch.core.Job;
import org.springframework.batch.core.JobExecution;
import org.springframework.batch.core.JobExecutionListener;
import org.springframework.batch.core.JobParameters;
import org.springframework.batch.core.Step;
import org.springframework.batch.core.annotation.OnProcessError;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.launch.support.TaskExecutorJobLauncher;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.item.support.ListItemReader;
import org.springframework.batch.support.transaction.ResourcelessTransactionManager;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the documentation's recipes for Spring Batch.
 */
class BatchRecipeTests {

	private final JobRepository repository = new ResourcelessJobRepository();

	@Test
	void stepsReportByAListenerWhatTheySkip() throws Exception {
		try (Jobs jobs = Jobs.start(Nothing.class)) {
			Step step = step((payment) -> {
				throw Jobs.failure("4020");
			}, jobs.bean(PaykkaFailureReporter.class), 10);
			run(new JobBuilder("captures", this.repository).start(step).build());
			assertThat(jobs.count("4020")).isEqualTo(3);
		}
	}

	@Test
	void jobsReportByAListenerWhatEndsThem() throws Exception {
		try (Jobs jobs = Jobs.start(Nothing.class)) {
			PaykkaFailureReporter reporter = jobs.bean(PaykkaFailureReporter.class);
			Step step = new StepBuilder("captures", this.repository).tasklet((contribution, context) -> {
				throw Jobs.failure("6000");
			}, new ResourcelessTransactionManager()).build();
			run(new JobBuilder("captures", this.repository).start(step).listener(new JobExecutionListener() {

				@Override
				public void afterJob(JobExecution job) {
					job.getAllFailureExceptions().forEach(reporter::report);
				}

			}).build());
			assertThat(jobs.count("6000")).isOne();
		}
	}

	private Step step(Consumer<String> capture, PaykkaFailureReporter reporter, int limit) {
		return new StepBuilder("captures", this.repository)
			.<String, String>chunk(1, new ResourcelessTransactionManager())
			.reader(new ListItemReader<>(List.of("one", "two", "three")))
			.processor((payment) -> {
				capture.accept(payment);
				return payment;
			})
			.writer((payments) -> {
			})
			.faultTolerant()
			.skip(PaykkaException.class)
			.skipLimit(limit)
			.listener(new Reporting(reporter))
			.build();
	}

	private void run(Job job) throws Exception {
		TaskExecutorJobLauncher launcher = new TaskExecutorJobLauncher();
		launcher.setJobRepository(this.repository);
		launcher.afterPropertiesSet();
		launcher.run(job, new JobParameters());
	}

	static class Reporting {

		private final PaykkaFailureReporter reporter;

		Reporting(PaykkaFailureReporter reporter) {
			this.reporter = reporter;
		}

		@OnProcessError
		public void report(Object item, Exception thrown) {
			this.reporter.report(thrown);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Nothing {

	}

}
