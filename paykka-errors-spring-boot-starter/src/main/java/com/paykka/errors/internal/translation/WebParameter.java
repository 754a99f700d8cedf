package com.paykka.errors.internal.translation;

import java.lang.annotation.Annotation;
import java.util.LinkedHashMap;
import java.util.List;
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
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.http.HttpEntity;
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

/**
 * An argument of a handler method, from the caller's point of view.
 *
 * @param binding how the argument is created from the request
 * @param location where its value comes from
 * @param name its name there, or an empty string if it has none
 * @param index its position among the arguments
 */
record WebParameter(Binding binding, Location location, String name, int index) {

	/**
	 * The body, if nothing else is known.
	 */
	static final WebParameter BODY = new WebParameter(Binding.JSON, Location.BODY, "", 0);

	/**
	 * A bean of query and form parameters, if nothing else is known.
	 */
	static final WebParameter FORM = new WebParameter(Binding.FORM, Location.PARAMETER, "", 0);

	/**
	 * An argument that the caller could not identify.
	 */
	static final WebParameter UNKNOWN = new WebParameter(Binding.UNKNOWN, Location.PARAMETER, "", 0);

	private static final ParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

	private static final Map<Class<? extends Annotation>, Location> LOCATIONS = locations();

	// By name, because each belongs to another optional library
	private static final List<String> FILES = List.of("org.springframework.web.multipart.MultipartFile",
			"org.springframework.http.codec.multipart.Part", "jakarta.servlet.http.Part");

	private static Map<Class<? extends Annotation>, Location> locations() {
		Map<Class<? extends Annotation>, Location> locations = new LinkedHashMap<>();
		locations.put(RequestPart.class, Location.PART);
		locations.put(RequestHeader.class, Location.HEADER);
		locations.put(CookieValue.class, Location.COOKIE);
		locations.put(PathVariable.class, Location.PATH);
		locations.put(MatrixVariable.class, Location.MATRIX);
		locations.put(RequestParam.class, Location.PARAMETER);
		return locations;
	}

	/**
	 * Describe an argument of a handler method.
	 * @param parameter the parameter that was invalid, or {@code null} if unknown
	 * @param handler the handler method, which inherits annotations, or {@code null}
	 */
	static WebParameter of(@Nullable MethodParameter parameter, @Nullable HandlerMethod handler) {
		if (parameter == null) {
			return BODY;
		}
		MethodParameter declared = declared(parameter, handler);
		declared.initParameterNameDiscovery(NAMES);
		String javaName = Objects.requireNonNullElse(declared.getParameterName(), "");
		int index = declared.getParameterIndex();
		boolean file = isFile(ResolvableType.forMethodParameter(declared), 0);
		for (Map.Entry<Class<? extends Annotation>, Location> entry : LOCATIONS.entrySet()) {
			Annotation annotation = declared.getParameterAnnotation(entry.getKey());
			if (annotation != null) {
				String name = MergedAnnotation.from(annotation).getString("name");
				boolean many = name.isEmpty() && Map.class.isAssignableFrom(declared.getParameterType());
				Location location = file ? Location.PART : entry.getValue();
				return new WebParameter(bindingOf(location, file, many), location, name.isEmpty() ? javaName : name,
						index);
			}
		}
		return withoutName(declared, javaName, file, index);
	}

	private static WebParameter withoutName(MethodParameter parameter, String javaName, boolean file, int index) {
		if (parameter.hasParameterAnnotation(RequestBody.class)
				|| HttpEntity.class.isAssignableFrom(parameter.getParameterType())) {
			return new WebParameter(isStream(parameter) ? Binding.UNKNOWN : Binding.JSON, Location.BODY, "", index);
		}
		if (parameter.hasParameterAnnotation(RequestAttribute.class)
				|| parameter.hasParameterAnnotation(SessionAttribute.class)) {
			return new WebParameter(Binding.UNKNOWN, Location.PARAMETER, "", index);
		}
		if (file) {
			return new WebParameter(Binding.VALUE, Location.PART, javaName, index);
		}
		boolean bean = parameter.hasParameterAnnotation(ModelAttribute.class)
				|| !BeanUtils.isSimpleProperty(parameter.nestedIfOptional().getNestedParameterType());
		return new WebParameter(bean ? Binding.FORM : Binding.VALUE, Location.PARAMETER, javaName, index);
	}

	private static Binding bindingOf(Location location, boolean file, boolean many) {
		if (location == Location.PART && !file) {
			return Binding.JSON;
		}
		return many ? Binding.MANY : Binding.VALUE;
	}

	/**
	 * Return whether this is neither a document nor unknown.
	 */
	boolean isSingle() {
		return this.location != Location.PART && this.binding != Binding.JSON && this.binding != Binding.UNKNOWN;
	}

	WebParameter withName(String resolved) {
		return new WebParameter(this.binding, this.location, resolved, this.index);
	}

	/**
	 * Return the handler's own parameter, whose annotations may be on an interface.
	 */
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

	private static boolean isFile(ResolvableType type, int depth) {
		Class<?> raw = type.resolve(Object.class);
		if (raw.isArray()) {
			return isFile(type.getComponentType(), depth);
		}
		for (Class<?> current = raw; current != null; current = current.getSuperclass()) {
			if (FILES.contains(current.getName()) || List.of(current.getInterfaces())
				.stream()
				.anyMatch((one) -> isFile(ResolvableType.forClass(one), 1))) {
				return true;
			}
		}
		return depth == 0 && type.getGenerics().length == 1 && isFile(type.getGeneric(0), 1);
	}

	/**
	 * Elements of a stream are read one by one, without their index.
	 */
	private static boolean isStream(MethodParameter parameter) {
		Class<?> type = HttpEntity.class.isAssignableFrom(parameter.getParameterType())
				? ResolvableType.forMethodParameter(parameter).getGeneric(0).resolve(Object.class)
				: parameter.getParameterType();
		ReactiveAdapter adapter = ReactiveAdapterRegistry.getSharedInstance().getAdapter(type);
		return adapter != null && adapter.isMultiValue();
	}

	/**
	 * How an argument is created from the request.
	 */
	enum Binding {

		/** Read from a JSON document. */
		JSON,

		/** Bound to query and form parameters. */
		FORM,

		/** A single value. */
		VALUE,

		/** A map of all values. */
		MANY,

		/** Not created from anything that the caller could identify. */
		UNKNOWN

	}

}
