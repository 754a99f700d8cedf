package com.paykka.errors.internal.problem;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

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

import org.springframework.boot.json.JsonWriter;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * Renders failures as problems, for both stacks.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public final class ProblemRenderer {

	private static final int UNAUTHORIZED = 401;

	private static final int CONTENT_TOO_LARGE = 413;

	private static final int BAD_GATEWAY = 502;

	private static final Duration LONGEST_WAIT = Duration.ofDays(365);

	private static final String CHALLENGE = "Signature realm=\"PayKKa\"";

	private static final List<String> STANDARD_MEMBERS = List.of("type", "title", "status", "detail", "instance");

	private static final JsonWriter<Map<String, Object>> JSON = JsonWriter.standard();

	private final Map<PaykkaErrorCode, String> types = new EnumMap<>(PaykkaErrorCode.class);

	private final CodeSettings catalog;

	private final ProblemMessages messages;

	private final ProblemValues values;

	private final PreparedProblems prepared;

	private final List<PaykkaProblemCustomizer> customizers;

	private final ExtensionFaults extensionFaults;

	ProblemRenderer(String typeUri, CodeSettings catalog, ProblemMessages messages, BeanFlattener flattener,
			List<PaykkaProblemCustomizer> customizers, ExtensionFaults extensionFaults) {
		for (PaykkaErrorCode code : PaykkaErrorCode.values()) {
			this.types.put(code, typeUri.replace("{code}", code.getCode()));
		}
		this.catalog = catalog;
		this.messages = messages;
		this.values = new ProblemValues(flattener);
		this.customizers = customizers;
		this.extensionFaults = extensionFaults;
		this.prepared = new PreparedProblems((members, instance) -> write(toMap(members, instance)));
	}

	public RenderedProblem render(Failure failure, ProblemRequest request) {
		Failure shown = shown(failure, request);
		Members members = members(shown, request);
		String instance = ProblemValues.safeText(request.path());
		List<byte[]> parts = (PreparedProblems.takes(instance) && isCommon(shown) && request.traceId() == null)
				? this.prepared.write(members, instance) : List.of(write(toMap(members, instance, shown, request)));
		return new RenderedProblem(members.status(), members.retryAfter(), challenge(members), parts, null);
	}

	/** Describe the problem for a code, without reporting anything. */
	public ProblemMembers sample(PaykkaErrorCode code, ProblemRequest request) {
		return describe(new Failure(PaykkaException.withoutStackTrace(code)), request);
	}

	/** Describe a failure for a response that is not the problem's JSON text. */
	public ProblemMembers describe(Failure failure, ProblemRequest request) {
		Failure shown = shown(failure, request);
		Members members = members(shown, request);
		return new ProblemMembers(members.status(), members.retryAfter(), challenge(members),
				toMap(members, ProblemValues.safeText(request.path()), shown, request));
	}

	/** Render a refusal that is not a PayKKa failure and has no code. */
	public RenderedProblem renderWithoutCode(HttpStatus status, ProblemRequest request) {
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("type", "about:blank");
		map.put("title", status.getReasonPhrase());
		map.put("status", status.value());
		String instance = ProblemValues.safeText(request.path());
		if (ProblemValues.isUri(instance)) {
			map.put("instance", instance);
		}
		putText(map, "traceId", request.traceId());
		return new RenderedProblem(status.value(), null, null, List.of(write(map)), null);
	}

	private static byte[] write(Map<String, Object> members) {
		// Unlike its bytes, the text needs no buffer of 8 KiB
		return JSON.writeToString(members).getBytes(StandardCharsets.UTF_8);
	}

	private Members members(Failure failure, ProblemRequest request) {
		PaykkaException exception = failure.exception();
		PaykkaErrorCode code = exception.getErrorCode();
		String title = this.messages.title(code, request.locale());
		String wait = this.catalog.get(code).retryable() ? secondsToWait(exception) : null;
		return new Members(code, statusOf(failure), title, detail(failure, title, request.locale()), wait,
				upstreamCode(exception, request));
	}

	private static @Nullable String challenge(Members members) {
		return (members.status() == UNAUTHORIZED) ? CHALLENGE : null;
	}

	/** Return whether many failures are likely to share this problem. */
	private boolean isCommon(Failure failure) {
		PaykkaException exception = failure.exception();
		String upstreamCode = exception.getUpstreamCode();
		return this.customizers.isEmpty() && failure.invalidValues().isEmpty() && exception.getProperties().isEmpty()
				&& exception.getArguments().length == 0
				&& (upstreamCode == null || PaykkaErrorCode.resolve(upstreamCode) != null);
	}

	private Map<String, Object> toMap(Members members, String instance) {
		PaykkaErrorCode code = members.code();
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("type", Objects.requireNonNull(this.types.get(code)));
		putText(map, "title", members.title());
		map.put("status", members.status());
		putText(map, "detail", members.detail());
		if (ProblemValues.isUri(instance)) {
			map.put("instance", instance);
		}
		map.put("code", code.getCode());
		map.put("name", code.name());
		map.put("category", code.getCategory().name());
		map.put("retryable", this.catalog.get(code).retryable());
		map.put("advice", this.catalog.get(code).advice().name());
		if (members.retryAfter() != null) {
			map.put("retryAfter", Long.valueOf(members.retryAfter()));
		}
		if (members.upstreamCode() != null) {
			map.put("upstreamCode", members.upstreamCode());
		}
		return map;
	}

	private Map<String, Object> toMap(Members members, String instance, Failure failure, ProblemRequest request) {
		Map<String, Object> map = toMap(members, instance);
		if (!failure.invalidValues().isEmpty()) {
			List<Map<String, Object>> errors = new ArrayList<>();
			failure.invalidValues().forEach((invalid) -> errors.add(error(invalid, request.locale())));
			map.put("errors", errors);
			if (failure.moreInvalidValues() > 0) {
				map.put("more", failure.moreInvalidValues());
			}
		}
		putText(map, "traceId", request.traceId());
		Set<String> own = Set.copyOf(map.keySet());
		failure.exception().getProperties().forEach((name, value) -> {
			if (!own.contains(name)) {
				putSafely(map, name, value);
			}
		});
		return this.customizers.isEmpty() ? map : customize(map, own, failure.exception());
	}

	public ProblemMessages messages() {
		return this.messages;
	}

	private static Failure shown(Failure failure, ProblemRequest request) {
		return (request.audience() == Audience.SHOPPER) ? ShopperView.of(failure) : failure;
	}

	/**
	 * An upstream's 401 is about the merchant's signature, not about the caller's login.
	 */
	private int statusOf(Failure failure) {
		if (failure.isTooLarge()) {
			return CONTENT_TOO_LARGE;
		}
		PaykkaException exception = failure.exception();
		int status = this.catalog.get(exception.getErrorCode()).status();
		return (status == UNAUTHORIZED && exception.getOrigin() != Origin.APPLICATION) ? BAD_GATEWAY : status;
	}

	private String secondsToWait(PaykkaException exception) {
		Duration wait = Objects.requireNonNullElse(exception.getRetryAfter(),
				this.catalog.get(exception.getErrorCode()).retryAfter());
		return Long.toString((wait.compareTo(LONGEST_WAIT) < 0) ? wait.plusNanos(999_999_999).toSeconds()
				: LONGEST_WAIT.toSeconds());
	}

	/**
	 * Render the message, or the title if the message needs arguments that an exception
	 * other than the PaykkaException itself can't have.
	 */
	private String detail(Failure failure, String title, @Nullable Locale locale) {
		PaykkaException exception = failure.exception();
		MessageTemplate template = this.messages.detail(exception.getErrorCode(), locale);
		@Nullable Object[] arguments = exception.getArguments();
		if (arguments.length == 0 && failure.link() != exception && template.hasPlaceholders()) {
			return title;
		}
		for (int i = 0; i < arguments.length; i++) {
			// Masked first: next to other text, a card number may go unnoticed
			arguments[i] = ProblemValues.safeText(MessageTemplate.toText(arguments[i]));
		}
		return ProblemValues.safeText(template.render(arguments));
	}

	private static @Nullable String upstreamCode(PaykkaException exception, ProblemRequest request) {
		String code = exception.getUpstreamCode();
		return (code != null && request.audience() != Audience.SHOPPER) ? ProblemValues.safeText(code) : null;
	}

	private Map<String, Object> error(InvalidValue invalid, @Nullable Locale locale) {
		String detail = invalid.detail();
		Map<String, Object> error = new LinkedHashMap<>();
		error.put("code", invalid.code().getCode());
		error.put("detail", (detail != null) ? ProblemValues.safeText(detail) : (invalid.reason() != null)
				? this.messages.reason(invalid.reason(), locale) : this.messages.message(invalid.code(), locale));
		invalid.place().members().forEach((name, value) -> error.put(name, ProblemValues.safeText(value)));
		return error;
	}

	private void putSafely(Map<String, Object> map, @Nullable Object key, @Nullable Object value) {
		try {
			String name = (String) Objects.requireNonNull(key);
			Object safe = this.values.safe(name, value);
			if (safe != null) {
				map.put(ProblemValues.safeName(name), safe);
			}
		}
		catch (Throwable ex) {
			this.extensionFaults.report("writing a property of", (value != null) ? value : map, ex);
		}
	}

	/**
	 * Let the customizers change a problem, then sanitize what they added and restore
	 * what they must not change.
	 */
	private Map<String, Object> customize(Map<String, Object> map, Set<String> own, PaykkaException exception) {
		ProblemDetail problem = toProblemDetail(map);
		for (PaykkaProblemCustomizer customizer : this.customizers) {
			try {
				customizer.customize(problem, exception);
			}
			catch (Throwable ex) {
				this.extensionFaults.report("customizing a problem with", customizer, ex);
			}
		}
		Map<String, Object> customized = new LinkedHashMap<>();
		putText(customized, "type", problem.getType());
		putText(customized, "title", problem.getTitle());
		customized.put("status", Objects.requireNonNull(map.get("status")));
		putText(customized, "detail", problem.getDetail());
		putText(customized, "instance", problem.getInstance());
		map.keySet().retainAll(own);
		map.keySet().removeAll(STANDARD_MEMBERS);
		customized.putAll(map);
		try {
			Map<?, ?> properties = Objects.requireNonNullElse(problem.getProperties(), Map.of());
			properties.forEach((name, value) -> {
				if (name == null || !(own.contains(name) || STANDARD_MEMBERS.contains(name))) {
					putSafely(customized, name, value);
				}
			});
		}
		catch (Throwable ex) {
			this.extensionFaults.report("reading the properties of", problem, ex);
		}
		return customized;
	}

	private static ProblemDetail toProblemDetail(Map<String, Object> map) {
		ProblemDetail problem = ProblemDetail.forStatus((int) Objects.requireNonNull(map.get("status")));
		problem.setType(URI.create((String) Objects.requireNonNull(map.get("type"))));
		// Without a title, Spring uses the name of the status
		problem.setTitle((String) map.getOrDefault("title", ""));
		problem.setDetail((String) map.get("detail"));
		if (map.get("instance") instanceof String instance) {
			problem.setInstance(URI.create(instance));
		}
		map.forEach((name, value) -> {
			if (!STANDARD_MEMBERS.contains(name)) {
				problem.setProperty(name, value);
			}
		});
		return problem;
	}

	private static void putText(Map<String, Object> map, String name, @Nullable Object value) {
		if (value != null && !value.toString().isEmpty()) {
			map.put(name, ProblemValues.safeText(value.toString()));
		}
	}

}
