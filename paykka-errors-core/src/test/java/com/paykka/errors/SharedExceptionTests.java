package com.paykka.errors;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that objects shared between threads never mix up messages.
 */
class SharedExceptionTests {

	private static final int THREADS = 64;

	private static final int MESSAGES_PER_THREAD = 100_000 / THREADS;

	private final CyclicBarrier start = new CyclicBarrier(THREADS);

	@Test
	void eachThreadGetsTheMessageOfItsOwnArguments() throws Exception {
		List<Callable<Integer>> tasks = IntStream.range(0, THREADS).mapToObj(this::countWrongMessages).toList();
		ExecutorService threads = Executors.newFixedThreadPool(THREADS);
		try {
			for (Future<Integer> wrongMessages : threads.invokeAll(tasks)) {
				assertThat(wrongMessages.get()).isZero();
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

	private Callable<Integer> countWrongMessages(int thread) {
		return () -> {
			this.start.await();
			int wrongMessages = 0;
			for (int i = 0; i < MESSAGES_PER_THREAD; i++) {
				String message = new PaykkaException(PaykkaErrorCode.ORDER_STATUS_CHANGE_NOT_ALLOWED, thread, i,
						"CLOSED")
					.getMessage();
				if (!message.equals("4011 ORDER_STATUS_CHANGE_NOT_ALLOWED: This order's current status does not allow "
						+ "modification, " + thread + " from " + i + " to CLOSED")) {
					wrongMessages++;
				}
			}
			return wrongMessages;
		};
	}

}
