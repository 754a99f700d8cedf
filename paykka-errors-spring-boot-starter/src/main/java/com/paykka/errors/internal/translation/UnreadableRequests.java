package com.paykka.errors.internal.translation;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.paykka.errors.internal.settings.JacksonVersion;
import com.paykka.errors.internal.translation.Place.Location;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.TypeMismatchException;
import org.springframework.core.codec.DecodingException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Translates the exceptions that Spring throws for values that are missing or unreadable.
 */
class UnreadableRequests implements FailureTranslator {

	private static final boolean JACKSON_2 = JacksonVersion.V2.isPresent(UnreadableRequests.class.getClassLoader());

	private static final boolean JACKSON_3 = JacksonVersion.V3.isPresent(UnreadableRequests.class.getClassLoader());

	// For values without a method parameter
	private static final Map<String, Location> LOCATIONS = Map.of("header", Location.HEADER, "cookie", Location.COOKIE,
			"path parameter", Location.MATRIX, "request part", Location.PART);

	private final Places places;

	UnreadableRequests(Places places) {
		this.places = places;
	}

	@Override
	public @Nullable Failure translate(Throwable throwable, @Nullable HandlerMethod handler) {
		if (throwable instanceof MethodArgumentTypeMismatchException ex) {
			WebParameter parameter = WebParameter.of(ex.getParameter(), handler);
			return InvalidRequests.invalid(this.places.of(parameter.withName(ex.getName())),
					Reason.of(ex.getRequiredType(), Enum::name), ex);
		}
		if (throwable instanceof MissingRequestValueException ex) {
			return InvalidRequests.invalid(missing(ex, handler), Reason.MISSING, ex);
		}
		if (throwable instanceof ServerWebInputException ex) {
			return InvalidRequests.invalid(unreadable(ex, handler), reasonOf(ex), ex);
		}
		if (throwable instanceof HttpMessageNotReadableException ex) {
			return isAborted(ex) ? null : InvalidRequests.invalid(unreadable(ex, handler), reasonOf(ex), ex);
		}
		return null;
	}

	/**
	 * Return whether the caller is gone. Containers also report an abort when a caller is
	 * merely slow.
	 */
	private static boolean isAborted(HttpMessageNotReadableException ex) {
		Throwable cause = ex.getMostSpecificCause();
		return cause instanceof IOException && !(cause instanceof SocketTimeoutException)
				&& DisconnectedClientHelper.isClientDisconnectedException(ex);
	}

	private Place missing(MissingRequestValueException ex, @Nullable HandlerMethod handler) {
		return (ex.getMethodParameter() != null)
				? this.places.of(WebParameter.of(ex.getMethodParameter(), handler).withName(ex.getName()))
				: Place.named(LOCATIONS.getOrDefault(ex.getLabel(), Location.PARAMETER), ex.getName());
	}

	private Place unreadable(ServerWebInputException ex, @Nullable HandlerMethod handler) {
		if (ex.getMethodParameter() == null) {
			// From a functional endpoint
			return this.places.ofUnreadable(WebParameter.BODY, pathIn(ex));
		}
		WebParameter parameter = WebParameter.of(ex.getMethodParameter(), handler);
		if (!(ex.getCause() instanceof DecodingException cause)) {
			return this.places.of(parameter);
		}
		// Only bodies and parts are decoded, even for the application's own annotations
		WebParameter document = parameter.isSingle() ? WebParameter.BODY : parameter;
		return this.places.ofUnreadable(document, (cause.getCause() == null) ? List.of() : pathIn(ex));
	}

	private Place unreadable(HttpMessageNotReadableException ex, @Nullable HandlerMethod handler) {
		return this.places.ofUnreadable(documentOf(ex, handler), (ex.getCause() == null) ? List.of() : pathIn(ex));
	}

	/**
	 * Return what could not be read, a part or the body, which the exception does not
	 * say.
	 */
	private static WebParameter documentOf(HttpMessageNotReadableException ex, @Nullable HandlerMethod handler) {
		if (handler == null) {
			return WebParameter.BODY;
		}
		List<WebParameter> documents = Stream.of(handler.getMethodParameters())
			.map((parameter) -> WebParameter.of(parameter, handler))
			.filter((parameter) -> parameter.binding() == WebParameter.Binding.JSON)
			.toList();
		if (documents.size() <= 1) {
			return documents.isEmpty() ? WebParameter.BODY : documents.get(0);
		}
		String part = partOf(ex);
		return documents.stream()
			.filter((document) -> document.name().equals(part))
			.findFirst()
			.orElse(WebParameter.UNKNOWN);
	}

	private static @Nullable String partOf(HttpMessageNotReadableException ex) {
		try {
			return ex.getHttpInputMessage().getHeaders().getContentDisposition().getName();
		}
		catch (IllegalStateException | IllegalArgumentException none) {
			return null;
		}
	}

	private @Nullable Reason reasonOf(Throwable thrown) {
		if (thrown.getCause() == null
				|| (thrown.getCause() instanceof DecodingException && thrown.getCause().getCause() == null)) {
			return Reason.MISSING;
		}
		for (Throwable current : Causes.of(thrown)) {
			if (current instanceof TypeMismatchException ex) {
				return Reason.of(ex.getRequiredType(), Enum::name);
			}
			if (JACKSON_3 && Jackson3Names.knows(current)) {
				return Jackson3Names.reasonOf(current, this.places);
			}
			if (JACKSON_2 && Jackson2Names.knows(current)) {
				return Jackson2Names.reasonOf(current, this.places);
			}
		}
		return null;
	}

	/**
	 * Return the path to the value that a JSON library could not read, with the names of
	 * members as they were sent, or {@code null} if there is no such value.
	 */
	private static @Nullable List<Step> pathIn(Throwable thrown) {
		for (Throwable current : Causes.of(thrown)) {
			if (JACKSON_3 && Jackson3Names.knows(current)) {
				return Jackson3Names.unreadablePath(current);
			}
			if (JACKSON_2 && Jackson2Names.knows(current)) {
				return Jackson2Names.unreadablePath(current);
			}
		}
		return null;
	}

}
