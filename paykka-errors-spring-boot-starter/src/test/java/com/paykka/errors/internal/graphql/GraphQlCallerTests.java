package com.paykka.errors.internal.graphql;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GraphQlCallerTests {

	private final GraphQlCaller caller = new GraphQlCaller(null, null);

	private int handled;

	@Test
	void handlesAnExceptionOnceThatFailsSeveralFields() {
		Throwable thrown = new IllegalStateException();
		handle(thrown);
		handle(thrown);
		assertThat(this.handled).isEqualTo(1);
	}

	@Test
	void remembersOnlyTheNewestOfAnEndlessSubscription() {
		List<Throwable> thrown = Stream.<Throwable>generate(IllegalStateException::new).limit(17).toList();
		thrown.forEach(this::handle);
		assertThat(this.handled).isEqualTo(17);
		thrown.subList(1, 17).forEach(this::handle);
		assertThat(this.handled).isEqualTo(17);
		handle(thrown.get(0));
		assertThat(this.handled).isEqualTo(18);
	}

	private void handle(Throwable thrown) {
		this.caller.once(thrown, () -> {
			this.handled++;
			return null;
		});
	}

}
