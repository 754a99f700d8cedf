package com.paykka.errors.internal.translation;

import java.lang.annotation.Annotation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.paykka.errors.internal.translation.Place.Source;
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
 * An argument of a handler method, as callers know it.
 *
 * @param kind how the argument is made of the request
 * @param source where its value comes from
 * @param name its name there, or an empty text if it has none
 * @param index its position among the arguments
 */
record WebParameter(Kind kind, Source source, String name, int index) {

	/**
	 * The body, where nothing else is known.
	 */
	static final WebParameter BODY = new WebParameter(Kind.JSON, Source.BODY, "", 0);

	/**
	 * A bean of query and form parameters, where nothing else is known.
	 */
	static final WebParameter FORM = new WebParameter(Kind.FORM, Source.PARAMETER, "", 0);

	/**
	 * Nothing that the caller could name.
	 */
	static final WebParameter UNKNOWN = new WebParameter(Kind.UNKNOWN, Source.PARAMETER, "", 0);

	private static final ParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

	private static final Map<Class<? extends Annotation>, Source> SOURCES = sources();

	// By name, because each is of another optional library
	private static final List<String> FILES = List.of("org.springframework.web.multipart.MultipartFile",
			"org.springframework.http.codec.multipart.Part", "jakarta.servlet.http.Part");

	private static Map<Class<? extends Annotation>, Source> sources() {
		Map<Class<? extends Annotation>, Source> sources = new LinkedHashMap<>();
		sources.put(RequestPart.class, Source.PART);
		sources.put(RequestHeader.class, Source.HEADER);
		sources.put(CookieValue.class, Source.COOKIE);
		sources.put(PathVariable.class, Source.PATH);
		sources.put(MatrixVariable.class, Source.MATRIX);
		sources.put(RequestParam.class, Source.PARAMETER);
		return sources;
	}

	/**
	 * Describe an argument of a handler method.
	 * @param parameter the parameter that was invalid, or {@code null} if unknown
	 * @param handler the handler method, which inherits annotations, or {@code null}
	 * @return the argument
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
		for (Map.Entry<Class<? extends Annotation>, Source> entry : SOURCES.entrySet()) {
			Annotation annotation = declared.getParameterAnnotation(entry.getKey());
			if (annotation != null) {
				String name = MergedAnnotation.from(annotation).getString("name");
				boolean many = name.isEmpty() && Map.class.isAssignableFrom(declared.getParameterType());
				Source source = file ? Source.PART : entry.getValue();
				return new WebParameter(kindOf(source, file, many), source, name.isEmpty() ? javaName : name, index);
			}
		}
		return withoutName(declared, javaName, file, index);
	}

	private static WebParameter withoutName(MethodParameter parameter, String javaName, boolean file, int index) {
		if (parameter.hasParameterAnnotation(RequestBody.class)
				|| HttpEntity.class.isAssignableFrom(parameter.getParameterType())) {
			return new WebParameter(isStream(parameter) ? Kind.UNKNOWN : Kind.JSON, Source.BODY, "", index);
		}
		if (parameter.hasParameterAnnotation(RequestAttribute.class)
				|| parameter.hasParameterAnnotation(SessionAttribute.class)) {
			return new WebParameter(Kind.UNKNOWN, Source.PARAMETER, "", index);
		}
		if (file) {
			return new WebParameter(Kind.VALUE, Source.PART, javaName, index);
		}
		boolean bean = parameter.hasParameterAnnotation(ModelAttribute.class)
				|| !BeanUtils.isSimpleProperty(parameter.nestedIfOptional().getNestedParameterType());
		return new WebParameter(bean ? Kind.FORM : Kind.VALUE, Source.PARAMETER, javaName, index);
	}

	private static Kind kindOf(Source source, boolean file, boolean many) {
		if (source == Source.PART && !file) {
			return Kind.JSON;
		}
		return many ? Kind.MANY : Kind.VALUE;
	}

	/**
	 * Return whether this is neither a document nor anything unknown.
	 */
	boolean isSingle() {
		return this.source != Source.PART && this.kind != Kind.JSON && this.kind != Kind.UNKNOWN;
	}

	WebParameter withName(String resolved) {
		return new WebParameter(this.kind, this.source, resolved, this.index);
	}

	/**
	 * Return the handler's own parameter, whose annotations may stand in an interface.
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
	 * Return whether a method is the handler's. Types may differ where it is generic.
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
	 * Elements of a stream are read one by one, and don't know how many came before.
	 */
	private static boolean isStream(MethodParameter parameter) {
		Class<?> type = HttpEntity.class.isAssignableFrom(parameter.getParameterType())
				? ResolvableType.forMethodParameter(parameter).getGeneric(0).resolve(Object.class)
				: parameter.getParameterType();
		ReactiveAdapter adapter = ReactiveAdapterRegistry.getSharedInstance().getAdapter(type);
		return adapter != null && adapter.isMultiValue();
	}

	/**
	 * How an argument is made of the request.
	 */
	enum Kind {

		/** Read from a JSON document. */
		JSON,

		/** Bound to query and form parameters. */
		FORM,

		/** A single value. */
		VALUE,

		/** A map of all values. */
		MANY,

		/** Not made of anything that the caller could name. */
		UNKNOWN

	}

}
