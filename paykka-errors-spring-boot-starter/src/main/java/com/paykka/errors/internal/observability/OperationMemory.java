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
 * themselves can't be marked, because applications share constants among operations. An
 * endless operation keeps no exception that nothing else refers to.
 */
final class OperationMemory implements FailureMemory {

	private static final int MAX_PARENTS = 100;

	/**
	 * Exceptions that represented a failure, as they were thrown or translated.
	 */
	private final Map<Key, Set<Action>> failures = new HashMap<>(4);

	/**
	 * Their causes, one of which may reappear alone. Failures that share a cause are
	 * still different.
	 */
	private final Map<Key, Set<Action>> causes = new HashMap<>(4);

	private final ReferenceQueue<Throwable> collected = new ReferenceQueue<>();

	private OperationMemory() {
	}

	/**
	 * Return the memory of the operation that an observation belongs to. Enclosing
	 * operations also remember, because the failure may leave them next.
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
		return (action, thrown, exception) -> {
			boolean first = memories.isEmpty();
			for (int i = 0; i < memories.size(); i++) {
				boolean here = memories.get(i).isFirst(action, thrown, exception);
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
	public synchronized boolean isFirst(Action action, Throwable thrown, PaykkaException exception) {
		forgetCollected();
		Set<Action> known = actionsOn(thrown);
		known = (known != null || exception == thrown) ? known : actionsOn(exception);
		Set<Action> actions = (known != null) ? known : EnumSet.noneOf(Action.class);
		remember(thrown, actions);
		if (exception != thrown) {
			// Translators create a new one each time
			remember(exception, actions);
		}
		return actions.add(action);
	}

	private @Nullable Set<Action> actionsOn(Throwable thrown) {
		Set<Action> found = this.causes.get(new Key(thrown, null));
		for (Throwable link : Causes.of(thrown)) {
			found = (found != null) ? found : this.failures.get(new Key(link, null));
		}
		return found;
	}

	private void remember(Throwable thrown, Set<Action> actions) {
		this.failures.putIfAbsent(new Key(thrown, this.collected), actions);
		for (Throwable link : Causes.of(thrown)) {
			if (link != thrown) {
				this.causes.putIfAbsent(new Key(link, this.collected), actions);
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
	 * An exception by its identity, while it exists.
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
