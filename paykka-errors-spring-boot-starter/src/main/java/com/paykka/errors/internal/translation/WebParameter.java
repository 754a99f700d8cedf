package com.paykka.errors.internal.translation;

import java.lang.annotation.Annotation;
import java.util.Map;
import java.util.Objects;

import com.paykka.errors.internal.translation.Place.Location;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.http.HttpEntity;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.MatrixVariable;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.SessionAttribute;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.support.MultipartResolutionDelegate;

/**
 * An argument of a handler method, from the caller's point of view.
 *
 * @param binding how the argument is created from the request
 * @param location where its value comes from
 * @param name its name there, or an empty string. Bodies have none that is sent.
 * @param index its position among the arguments
 */
record WebParameter(Binding binding, Location location, String name, int index) {

	/** The body, if nothing else is known. */
	static final WebParameter BODY = new WebParameter(Binding.DOCUMENT, Location.BODY, "", 0);

	/** A bean of query and form parameters, if nothing else is known. */
	static final WebParameter FORM = new WebParameter(Binding.FORM, Location.PARAMETER, "", 0);

	/** An argument that the caller could not identify. */
	static final WebParameter UNKNOWN = new WebParameter(Binding.UNKNOWN, Location.PARAMETER, "", 0);

	private static final ParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

	private static final Map<Class<? extends Annotation>, Location> LOCATIONS = Map.of(RequestPart.class, Location.PART,
			RequestHeader.class, Location.HEADER, CookieValue.class, Location.COOKIE, PathVariable.class, Location.PATH,
			MatrixVariable.class, Location.MATRIX, RequestParam.class, Location.PARAMETER);

	private static final boolean SERVLET_PRESENT = ClassUtils.isPresent("jakarta.servlet.http.Part",
			WebParameter.class.getClassLoader());

	/**
	 * Describe an argument of a handler method.
	 * @param parameter the parameter that was invalid, or {@code null} if unknown
	 * @param handler the handler method, which inherits annotations, or {@code null}
	 */
	static WebParameter of(@Nullable MethodParameter parameter, @Nullable HandlerMethod handler) {
		if (parameter == null) {
			return UNKNOWN;
		}
		MethodParameter declared = declared(parameter, handler);
		declared.initParameterNameDiscovery(NAMES);
		for (Map.Entry<Class<? extends Annotation>, Location> entry : LOCATIONS.entrySet()) {
			Annotation annotation = declared.getParameterAnnotation(entry.getKey());
			if (annotation != null) {
				return named(declared, entry.getValue(), MergedAnnotation.from(annotation).getString("name"));
			}
		}
		return isFile(declared) ? of(declared, Binding.VALUE, Location.PART) : withoutName(declared);
	}

	private static WebParameter named(MethodParameter parameter, Location location, String name) {
		boolean file = isFile(parameter);
		boolean all = name.isEmpty() && Map.class.isAssignableFrom(parameter.getParameterType());
		Binding single = (location == Location.PART && !file) ? Binding.DOCUMENT : Binding.VALUE;
		WebParameter found = of(parameter, all ? Binding.FORM : single, file ? Location.PART : location);
		return name.isEmpty() ? found : found.withName(name);
	}

	private static WebParameter withoutName(MethodParameter parameter) {
		if (parameter.hasParameterAnnotation(RequestBody.class)
				|| HttpEntity.class.isAssignableFrom(parameter.getParameterType())) {
			return of(parameter, isStream(parameter) ? Binding.UNKNOWN : Binding.DOCUMENT, Location.BODY);
		}
		if (parameter.hasParameterAnnotation(RequestAttribute.class)
				|| parameter.hasParameterAnnotation(SessionAttribute.class)) {
			return of(parameter, Binding.UNKNOWN, Location.PARAMETER);
		}
		boolean bean = parameter.hasParameterAnnotation(ModelAttribute.class)
				|| !BeanUtils.isSimpleProperty(parameter.nestedIfOptional().getNestedParameterType());
		return of(parameter, bean ? Binding.FORM : Binding.VALUE, Location.PARAMETER);
	}

	private static WebParameter of(MethodParameter parameter, Binding binding, Location location) {
		String name = Objects.requireNonNullElse(parameter.getParameterName(), "");
		return new WebParameter(binding, location, name, parameter.getParameterIndex());
	}

	WebParameter withName(String resolved) {
		return new WebParameter(this.binding, this.location, resolved, this.index);
	}

	/** Return the handler's own parameter, whose annotations may be on an interface. */
	private static MethodParameter declared(MethodParameter parameter, @Nullable HandlerMethod handler) {
		int index = parameter.getParameterIndex();
		if (handler == null || parameter.getMethod() == null || index < 0
				|| !isMethodOf(handler, parameter.getMethod().getName(), parameter.getMethod().getParameterCount())) {
			return parameter;
		}
		return handler.getMethodParameters()[index];
	}

	/**
	 * Return whether a method is the handler's. Its types may differ if it is generic.
	 */
	static boolean isMethodOf(HandlerMethod handler, String name, int parameters) {
		return handler.getMethod().getName().equals(name) && handler.getMethodParameters().length == parameters;
	}

	private static boolean isFile(MethodParameter parameter) {
		return SERVLET_PRESENT && MultipartResolutionDelegate.isMultipartArgument(parameter.nestedIfOptional());
	}

	/** Elements of a stream are read one by one, without their index. */
	private static boolean isStream(MethodParameter parameter) {
		Class<?> type = HttpEntity.class.isAssignableFrom(parameter.getParameterType())
				? parameter.nested().getNestedParameterType() : parameter.getParameterType();
		ReactiveAdapter adapter = ReactiveAdapterRegistry.getSharedInstance().getAdapter(type);
		return adapter != null && adapter.isMultiValue();
	}

	/** How an argument is created from the request. */
	enum Binding {

		/** Read from a body or a part. */
		DOCUMENT,

		/** A bean of several values, or a map of all. */
		FORM,

		/** A single value. */
		VALUE,

		/** Not created from anything that the caller could identify. */
		UNKNOWN

	}

}
