package com.paykka.errors.internal.observability;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
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
 * Remembers the failures of an operation for as long as its observation exists, on the
 * observation's context. Exceptions can't be marked themselves, as applications share
 * constants among operations.
 */
final class OperationMemory implements FailureMemory {

	/**
	 * Bounds what an operation without end keeps: what surfaces again is one of the last.
	 */
	private static final int MAX_FAILURES = 100;

	private static final int MAX_PARENTS = 100;

	private final Deque<Known> failures = new ArrayDeque<>();

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
		for (Known known : this.failures) {
			if (known.isAbout(thrown) || known.isAbout(exception)) {
				known.add(thrown, exception);
				return known.steps.add(step);
			}
		}
		if (this.failures.size() == MAX_FAILURES) {
			this.failures.removeFirst();
		}
		Known added = new Known();
		added.add(thrown, exception);
		this.failures.addLast(added);
		return added.steps.add(step);
	}

	/**
	 * A failure by all exceptions that stood for it: translators make a new one each
	 * time.
	 */
	private static final class Known {

		private static final int MAX_EXCEPTIONS = 10;

		private final List<Throwable> exceptions = new ArrayList<>(2);

		private final Set<Step> steps = EnumSet.noneOf(Step.class);

		private boolean isAbout(Throwable exception) {
			for (Throwable known : this.exceptions) {
				if (Causes.areRelated(known, exception)) {
					return true;
				}
			}
			return false;
		}

		private void add(Throwable... added) {
			for (Throwable exception : added) {
				if (this.exceptions.size() < MAX_EXCEPTIONS
						&& this.exceptions.stream().noneMatch((known) -> known == exception)) {
					this.exceptions.add(exception);
				}
			}
		}

	}

}
