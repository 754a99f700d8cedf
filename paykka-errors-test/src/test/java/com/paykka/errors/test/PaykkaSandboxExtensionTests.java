package com.paykka.errors.test;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.mockito.BDDMockito.given;

@ExtendWith(MockitoExtension.class)
class PaykkaSandboxExtensionTests {

	private final PaykkaSandboxExtension extension = new PaykkaSandboxExtension();

	@Mock
	private ExtensionContext context;

	@Test
	void responseThatWasNeverSentFailsTheTest() {
		try (PaykkaSandbox sandbox = this.extension.sandbox()) {
			given(this.context.getExecutionException()).willReturn(Optional.empty());
			sandbox.respondNext("/v3/payment/*", SandboxResponse.empty(503), SandboxResponse.empty(429),
					SandboxResponse.noResponse());
			new Merchant(sandbox).pay("T1", 322, Merchant.GOOD_CARD);
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.extension.afterEach(this.context))
				.withMessage("Scripted for the sandbox, but never sent: "
						+ "[HTTP 429 for /v3/payment/*, no response for /v3/payment/*]");
		}
	}

	@Test
	void responseForAllRequestsNeedNotBeSent() {
		try (PaykkaSandbox sandbox = this.extension.sandbox()) {
			sandbox.respondAlways("*", SandboxResponse.empty(503));
			assertThatNoException().isThrownBy(() -> this.extension.afterEach(this.context));
		}
	}

	@Test
	void failureOfTheTestIsNotHidden() {
		try (PaykkaSandbox sandbox = this.extension.sandbox()) {
			given(this.context.getExecutionException()).willReturn(Optional.of(new AssertionError()));
			sandbox.respondNext("*", SandboxResponse.empty(503));
			assertThatNoException().isThrownBy(() -> this.extension.afterEach(this.context));
		}
	}

}
