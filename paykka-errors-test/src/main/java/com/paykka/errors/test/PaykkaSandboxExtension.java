package com.paykka.errors.test;

import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A {@link PaykkaSandbox} for a test class, {@linkplain PaykkaSandbox#reset() reset}
 * before each test. Register it with {@code @ExtendWith} and take the sandbox as a
 * parameter, or as a static field, so that an application gets its address:
 *
 * <pre class="code">
 * &#64;RegisterExtension
 * static final PaykkaSandboxExtension paykka = new PaykkaSandboxExtension();
 *
 * &#64;DynamicPropertySource
 * static void properties(DynamicPropertyRegistry registry) {
 *     registry.add("shop.gateway-url", paykka::url);
 * }
 * </pre>
 *
 * The sandbox starts when it is first needed and stays until all tests are done, like an
 * application context that Spring caches. A test fails if a response that it has prepared
 * with {@link PaykkaSandbox#respondNext} was never sent.
 *
 * @since 1.0.0
 */
public final class PaykkaSandboxExtension
		implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {

	private static final Namespace NAMESPACE = Namespace.create(PaykkaSandboxExtension.class);

	private final Supplier<PaykkaSandbox> start;

	private @Nullable PaykkaSandbox sandbox;

	/**
	 * Create an extension for a sandbox with default settings.
	 */
	public PaykkaSandboxExtension() {
		this(PaykkaSandbox.builder());
	}

	/**
	 * Create an extension for a sandbox with other settings.
	 * @param builder the settings
	 */
	public PaykkaSandboxExtension(PaykkaSandbox.Builder builder) {
		this.start = builder::start;
	}

	/**
	 * Return the sandbox.
	 * @return the sandbox
	 */
	public synchronized PaykkaSandbox sandbox() {
		if (this.sandbox == null) {
			this.sandbox = this.start.get();
		}
		return this.sandbox;
	}

	/**
	 * Return the sandbox's address.
	 * @return the address, without a slash at the end
	 */
	public String url() {
		return sandbox().url();
	}

	@Override
	public void beforeAll(ExtensionContext context) {
		closeAtTheEnd(context);
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		closeAtTheEnd(context);
		sandbox().reset();
	}

	@Override
	public void afterEach(ExtensionContext context) {
		List<String> unused = sandbox().unused();
		if (!unused.isEmpty() && context.getExecutionException().isEmpty()) {
			throw new AssertionError("Scripted for the sandbox, but never sent: " + unused);
		}
	}

	private void closeAtTheEnd(ExtensionContext context) {
		PaykkaSandbox started = sandbox();
		context.getRoot()
			.getStore(NAMESPACE)
			.getOrComputeIfAbsent(started, (key) -> (ExtensionContext.Store.CloseableResource) started::close);
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == PaykkaSandbox.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return sandbox();
	}

}
