package com.paykka.errors.internal.problem;

import java.util.List;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.translation.ExtensionFaults;
import com.paykka.errors.internal.translation.Failure;
import com.paykka.errors.problem.Audience;
import org.junit.jupiter.api.Test;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;

class FailureListenersTests {

	private static final PaykkaException EXCEPTION = new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED);

	private static final ProblemRequest REQUEST = new ProblemRequest("GET", "/", null, Audience.MERCHANT);

	private final FailureListener broken = mock(FailureListener.class);

	private final FailureListener listener = mock(FailureListener.class);

	private final FailureListeners listeners = new FailureListeners(List.of(this.broken, this.listener),
			new ExtensionFaults());

	@Test
	void failingListenerHidesNoFailureFromOthers() {
		willThrow(new IllegalStateException()).given(this.broken).onFailure(any());
		this.listeners.onFailure(new Failure(EXCEPTION));
		then(this.listener).should().onFailure(EXCEPTION);
	}

	@Test
	void failingListenerHidesNoProblemFromOthers() {
		willThrow(new IllegalStateException()).given(this.broken).onProblem(any());
		this.listeners.onProblem(new Failure(EXCEPTION), 410, REQUEST);
		then(this.listener).should().onProblem(EXCEPTION);
	}

}
