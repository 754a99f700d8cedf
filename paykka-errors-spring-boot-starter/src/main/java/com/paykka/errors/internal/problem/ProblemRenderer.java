package com.paykka.errors.internal.problem;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import com.paykka.errors.MessageTemplate;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.PaykkaException.Origin;
import com.paykka.errors.internal.problem.PreparedProblems.Members;
import com.paykka.errors.internal.settings.CodeSettings;
import com.paykka.errors.internal.translation.ExtensionFaults;
import com.paykka.errors.internal.translation.Failure;
import com.paykka.errors.internal.translation.InvalidValue;
import com.paykka.errors.problem.Audience;
import com.paykka.errors.problem.PaykkaProblemCustomizer;
import org.jspecify.annotations.Nullable;

/**
 * Renders a failure as a problem. There is one for both stacks.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public final class ProblemRenderer {

	private static final int UNAUTHORIZED = 401;

	private static final int BAD_GATEWAY = 502;

	private static final String CHALLENGE = "Signature realm=\"PayKKa\"";

	private static final List<String> STANDARD_MEMBERS = List.of("type", "title", "status", "detail", "instance");

	private final Map<PaykkaErrorCode, URI> types = new EnumMap<>(PaykkaErrorCode.class);

	private final CodeSettings catalogue;

	private final ProblemMessages messages;

	private final ProblemJson json;

	private final ProblemValues values;

	private final PreparedProblems prepared;

	private final List<PaykkaProblemCustomizer> customizers;

	private final ExtensionFaults extensionFaults;

	ProblemRenderer(String typeUri, CodeSettings catalogue, ProblemMessages messages, ProblemJson json,
			List<PaykkaProblemCustomizer> customizers, ExtensionFaults extensionFaults) {
		for (PaykkaErrorCode code : PaykkaErrorCode.values()) {
			this.types.put(code, URI.create(typeUri.replace("{code}", code.getCode())));
		}
		this.catalogue = catalogue;
		this.messages = messages;
		this.json = json;
		this.values = new ProblemValues(json);
		this.customizers = customizers;
		this.extensionFaults = extensionFaults;
		this.prepared = new PreparedProblems((members, instance) -> json.write(problem(members, instance)));
	}

	/**
	 * Render a failure.
	 * @param failure the failure
	 * @param request the request that failed
	 * @return the problem as it goes over the wire
	 */
	public RenderedProblem render(Failure failure, ProblemRequest request) {
		Failure shown = shown(failure, request);
		Members members = members(shown.exception(), request);
		URI instance = instance(request.path());
		byte[] body = (instance != null && PreparedProblems.takes(instance) && isCommon(shown))
				? this.prepared.write(members, instance) : this.json.write(problem(members, instance, shown, request));
		return new RenderedProblem(members.status(), members.retryAfter(), challenge(members), body);
	}

	/**
	 * Show what a code is answered with. Nothing is reported.
	 * @param code the code
	 * @param request the request that is to fail
	 * @return the problem
	 */
	public SampleProblem sample(PaykkaErrorCode code, ProblemRequest request) {
		Failure shown = shown(new Failure(PaykkaException.withoutStackTrace(code)), request);
		Members members = members(shown.exception(), request);
		return new SampleProblem(members.status(), members.retryAfter(), challenge(members),
				problem(members, instance(request.path()), shown, request).toMembers());
	}

	private Members members(PaykkaException exception, ProblemRequest request) {
		PaykkaErrorCode code = exception.getErrorCode();
		String wait = this.catalogue.get(code).retryable() ? secondsToWait(exception) : null;
		return new Members(code, statusOf(exception), this.messages.title(code, request.locale()),
				detail(exception, request.locale()), wait, upstreamCode(exception, request));
	}

	private static @Nullable String challenge(Members members) {
		return (members.status() == UNAUTHORIZED) ? CHALLENGE : null;
	}

	/**
	 * Return whether many failures are likely to be rendered alike.
	 */
	private boolean isCommon(Failure failure) {
		PaykkaException exception = failure.exception();
		String upstreamCode = exception.getUpstreamCode();
		return this.customizers.isEmpty() && failure.invalidValues().isEmpty() && exception.getProperties().isEmpty()
				&& exception.getArguments().length == 0
				&& (upstreamCode == null || PaykkaErrorCode.resolve(upstreamCode) != null);
	}

	private PaykkaProblem problem(Members members, @Nullable URI instance) {
		PaykkaErrorCode code = members.code();
		PaykkaProblem problem = new PaykkaProblem(members.status());
		problem.setType(Objects.requireNonNull(this.types.get(code)));
		problem.setTitle(members.title());
		problem.setDetail(members.detail());
		problem.setInstance(instance);
		problem.setProperty("code", code.getCode());
		problem.setProperty("name", code.name());
		problem.setProperty("category", code.getCategory().name());
		problem.setProperty("retryable", this.catalogue.get(code).retryable());
		problem.setProperty("advice", this.catalogue.get(code).advice().name());
		if (members.retryAfter() != null) {
			problem.setProperty("retryAfter", Long.valueOf(members.retryAfter()));
		}
		if (members.upstreamCode() != null) {
			problem.setProperty("upstreamCode", members.upstreamCode());
		}
		return problem;
	}

	private PaykkaProblem problem(Members members, @Nullable URI instance, Failure failure, ProblemRequest request) {
		PaykkaProblem problem = problem(members, instance);
		if (!failure.invalidValues().isEmpty()) {
			List<Map<String, Object>> errors = new ArrayList<>();
			failure.invalidValues().forEach((invalid) -> errors.add(error(invalid, request.locale())));
			problem.setProperty("errors", errors);
		}
		Map<String, Object> own = new LinkedHashMap<>(Objects.requireNonNull(problem.getProperties()));
		failure.exception().getProperties().forEach((name, value) -> setSafely(problem, name, value));
		if (!this.customizers.isEmpty()) {
			customize(problem, failure.exception(), own);
		}
		return problem;
	}

	/**
	 * Return the titles and messages that problems have.
	 * @return the messages
	 */
	public ProblemMessages messages() {
		return this.messages;
	}

	private static Failure shown(Failure failure, ProblemRequest request) {
		return (request.audience() == Audience.SHOPPER) ? ShopperView.of(failure) : failure;
	}

	/**
	 * An upstream's 401 is about the merchant's signature, not about the caller's login.
	 */
	private int statusOf(PaykkaException exception) {
		int status = this.catalogue.get(exception.getErrorCode()).status();
		return (status == UNAUTHORIZED && exception.getOrigin() != Origin.APPLICATION) ? BAD_GATEWAY : status;
	}

	private String secondsToWait(PaykkaException exception) {
		Duration wait = Objects.requireNonNullElse(exception.getRetryAfter(),
				this.catalogue.get(exception.getErrorCode()).retryAfter());
		return Long.toString((wait.getNano() > 0) ? Math.addExact(wait.getSeconds(), 1) : wait.getSeconds());
	}

	private String detail(PaykkaException exception, @Nullable Locale locale) {
		MessageTemplate template = this.messages.detail(exception.getErrorCode(), locale);
		@Nullable Object[] arguments = exception.getArguments();
		for (int i = 0; i < arguments.length; i++) {
			// Before it stands beside other text that keeps a card number from being seen
			arguments[i] = ProblemValues.safeText(MessageTemplate.toText(arguments[i]));
		}
		return ProblemValues.safeText(template.render(arguments));
	}

	private static @Nullable URI instance(String path) {
		try {
			return URI.create(ProblemValues.safeText(path));
		}
		catch (IllegalArgumentException ex) {
			// Some containers let characters pass that a URI must not have
			return null;
		}
	}

	private static @Nullable String upstreamCode(PaykkaException exception, ProblemRequest request) {
		String code = exception.getUpstreamCode();
		return (code != null && request.audience() != Audience.SHOPPER) ? ProblemValues.safeText(code) : null;
	}

	private Map<String, Object> error(InvalidValue invalid, @Nullable Locale locale) {
		String detail = invalid.detail();
		String location = invalid.location();
		Map<String, Object> error = new LinkedHashMap<>();
		error.put("code", invalid.code().getCode());
		error.put("detail",
				(detail != null) ? ProblemValues.safeText(detail) : this.messages.message(invalid.code(), locale));
		if (location != null) {
			error.put(invalid.source().getMember(), ProblemValues.safeText(location));
		}
		return error;
	}

	private void setSafely(PaykkaProblem problem, String name, @Nullable Object value) {
		try {
			Object safe = this.values.safe(value);
			if (safe != null) {
				problem.setProperty(ProblemValues.safeText(name), safe);
			}
		}
		catch (RuntimeException | LinkageError ex) {
			this.extensionFaults.report("writing a property of", Objects.requireNonNull(value), ex);
		}
	}

	/**
	 * Let the customizers work on a problem, then make safe what they added, and restore
	 * what is not theirs to change.
	 */
	private void customize(PaykkaProblem problem, PaykkaException exception, Map<String, Object> members) {
		int status = problem.getStatus();
		for (PaykkaProblemCustomizer customizer : this.customizers) {
			try {
				customizer.customize(problem, exception);
			}
			catch (RuntimeException | LinkageError | StackOverflowError ex) {
				this.extensionFaults.report("customizing a problem with", customizer, ex);
			}
		}
		problem.setStatus(status);
		problem.setTitle(safe(problem.getTitle()));
		problem.setDetail(safe(problem.getDetail()));
		Map<String, Object> customized = new LinkedHashMap<>(
				Objects.requireNonNullElse(problem.getProperties(), Map.of()));
		problem.setProperties(new LinkedHashMap<>(members));
		customized.keySet().removeAll(members.keySet());
		customized.keySet().removeAll(STANDARD_MEMBERS);
		customized.forEach((name, value) -> setSafely(problem, name, value));
	}

	private static @Nullable String safe(@Nullable String text) {
		return (text != null) ? ProblemValues.safeText(text) : null;
	}

}
