package com.paykka.errors.internal.observability;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.problem.FailureMemory;
import com.paykka.errors.internal.translation.Causes;
import io.micrometer.observation.Observation;
import io.micrometer.observation.Observation.Context;
import io.micrometer.observation.Observation.ContextView;
import io.micrometer.observation.ObservationView;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the failures of an operation on the context of its observation. Exceptions
 * can't be marked themselves, as applications share constants among operations. An
 * operation without end keeps no exception that nobody else does.
 */
final class OperationMemory implements FailureMemory {

	private static final int MAX_PARENTS = 100;

	/**
	 * Exceptions that stood for a failure, as they were thrown or translated.
	 */
	private final Map<Key, Set<Step>> failures = new HashMap<>(4);

	/**
	 * Their causes, one of which may surface alone. Failures that share a cause are still
	 * different.
	 */
	private final Map<Key, Set<Step>> causes = new HashMap<>(4);

	private final ReferenceQueue<Throwable> collected = new ReferenceQueue<>();

	private OperationMemory() {
	}

	/**
	 * Return the memory of an observation: that of the operation which it is a part of.
	 * Other operations around that one remember, too, as the failure may leave them next.
	 * @param context the context of the observation
	 * @return the memory
	 */
	static FailureMemory of(Context context) {
		List<OperationMemory> memories = new ArrayList<>(2);
		ContextView current = context;
		for (int i = 0; current != null && i < MAX_PARENTS; i++) {
			ContextView parent = parentOf(current);
			if (current instanceof Context own && own != Observation.NOOP.getContext()
					&& (parent == null || OperationKind.of(own).isOperation())) {
				memories.add(own.computeIfAbsent(OperationMemory.class, (key) -> new OperationMemory()));
			}
			current = parent;
		}
		return (step, thrown, exception) -> {
			boolean first = memories.isEmpty();
			for (int i = 0; i < memories.size(); i++) {
				boolean here = memories.get(i).isFirst(step, thrown, exception);
				first = (i == 0) ? here : first;
			}
			return first;
		};
	}

	private static @Nullable ContextView parentOf(ContextView context) {
		ObservationView parent = context.getParentObservation();
		return (parent != null) ? parent.getContextView() : null;
	}

	@Override
	public synchronized boolean isFirst(Step step, Throwable thrown, PaykkaException exception) {
		forgetCollected();
		Set<Step> known = find(thrown);
		known = (known != null || exception == thrown) ? known : find(exception);
		Set<Step> steps = (known != null) ? known : EnumSet.noneOf(Step.class);
		remember(thrown, steps);
		if (exception != thrown) {
			// Translators make a new one each time
			remember(exception, steps);
		}
		return steps.add(step);
	}

	private @Nullable Set<Step> find(Throwable thrown) {
		Set<Step> found = this.causes.get(new Key(thrown, null));
		for (Throwable link : Causes.of(thrown)) {
			found = (found != null) ? found : this.failures.get(new Key(link, null));
		}
		return found;
	}

	private void remember(Throwable thrown, Set<Step> steps) {
		this.failures.putIfAbsent(new Key(thrown, this.collected), steps);
		for (Throwable link : Causes.of(thrown)) {
			if (link != thrown) {
				this.causes.putIfAbsent(new Key(link, this.collected), steps);
			}
		}
	}

	private void forgetCollected() {
		Reference<?> key = this.collected.poll();
		while (key != null) {
			this.failures.remove(key);
			this.causes.remove(key);
			key = this.collected.poll();
		}
	}

	/**
	 * An exception by its identity, as long as it exists.
	 */
	private static final class Key extends WeakReference<Throwable> {

		private final int hash;

		private Key(Throwable exception, @Nullable ReferenceQueue<Throwable> queue) {
			super(exception, queue);
			this.hash = System.identityHashCode(exception);
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return this == other || (other instanceof Key key && get() != null && get() == key.get());
		}

		@Override
		public int hashCode() {
			return this.hash;
		}

	}

}
