package com.paykka.errors;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericDeclaration;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.TypeVariable;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The API that a module shows to code in other packages, as sorted lines of a name and
 * what it is. Names are relative to <code>com.paykka.errors</code> and
 * <code>java.lang</code>. Members of {@link Object} and internal types are left out.
 */
final class PublicApi {

	private static final int SHOWN = Modifier.PUBLIC | Modifier.PROTECTED | Modifier.STATIC | Modifier.FINAL
			| Modifier.ABSTRACT;

	private static final String INTERNAL = "com.paykka.errors.internal";

	private static final Set<Class<?>> IMPLIED = Set.of(Object.class, Enum.class, Record.class);

	private PublicApi() {
	}

	/**
	 * List the API of the module that holds a type.
	 * @param type any type of the module
	 * @return its lines
	 */
	static List<String> ofModuleWith(Class<?> type) {
		URL module = type.getProtectionDomain().getCodeSource().getLocation();
		return ArchConfiguration.withThreadLocalScope((configuration) -> {
			configuration.setResolveMissingDependenciesFromClassPath(false);
			return new ClassFileImporter().importUrl(module);
		})
			.stream()
			.map(JavaClass::reflect)
			.filter(PublicApi::isVisible)
			.filter((visible) -> !visible.getPackageName().startsWith(INTERNAL))
			.flatMap((visible) -> of(visible).stream())
			.sorted()
			.toList();
	}

	/**
	 * List a type and its members.
	 * @param type the type
	 * @return its lines
	 */
	static List<String> of(Class<?> type) {
		List<String> lines = new ArrayList<>();
		lines.add(shorten(type.getName()) + " : " + declaration(type));
		add(lines, type, type.getDeclaredFields(), PublicApi::declaration);
		add(lines, type, type.getDeclaredConstructors(), PublicApi::declaration);
		add(lines, type, type.getDeclaredMethods(), PublicApi::declaration);
		return lines.stream().sorted().toList();
	}

	/**
	 * Compare two lists.
	 * @param listed the expected lines
	 * @param found the lines of the code
	 * @return lines that are only listed, after <code>-</code>, and lines that are only
	 * found, after <code>+</code>
	 */
	static List<String> difference(List<String> listed, List<String> found) {
		return Stream
			.concat(listed.stream().filter((line) -> !found.contains(line)).map((line) -> "- " + line),
					found.stream().filter((line) -> !listed.contains(line)).map((line) -> "+ " + line))
			.sorted(Comparator.comparing((line) -> line.substring(2)))
			.toList();
	}

	/**
	 * Verify that a module shows what its <code>public-api.txt</code> lists. With
	 * <code>mvn -Pupdate</code>, write that file.
	 * @param module the module's folder
	 * @param type any type of the module
	 * @throws IOException if the list can't be read or written
	 */
	static void assertThatListHolds(String module, Class<?> type) throws IOException {
		Path file = Path.of(System.getProperty("basedir", ""), "..", module, "public-api.txt");
		List<String> found = ofModuleWith(type);
		if (Boolean.getBoolean("update")) {
			Files.writeString(file, String.join("\n", found) + '\n');
		}
		List<String> difference = difference(Files.readAllLines(file), found);
		assertThat(difference).withFailMessage("""
				%s/public-api.txt differs from the code (- is listed, + is found):

				%s

				If users are to see the change, run 'mvn -Pupdate' and have the file reviewed.
				""", module, String.join("\n", difference)).isEmpty();
	}

	private static boolean isVisible(Class<?> type) {
		Class<?> enclosing = type.getEnclosingClass();
		return (enclosing != null) ? isVisible(enclosing) && isVisible(type.getModifiers(), enclosing)
				: Modifier.isPublic(type.getModifiers());
	}

	private static boolean isVisible(int modifiers, Class<?> declaring) {
		return Modifier.isPublic(modifiers)
				|| (Modifier.isProtected(modifiers) && !Modifier.isFinal(declaring.getModifiers()));
	}

	private static boolean isOfObject(Method method) {
		return Arrays.stream(Object.class.getMethods())
			.anyMatch((candidate) -> candidate.getName().equals(method.getName())
					&& Arrays.equals(candidate.getParameterTypes(), method.getParameterTypes()));
	}

	private static <M extends Member> void add(List<String> lines, Class<?> type, M[] members,
			Function<M, String> declaration) {
		Arrays.stream(members)
			.filter((member) -> !member.isSynthetic() && isVisible(member.getModifiers(), type))
			.filter((member) -> !(member instanceof Method method && isOfObject(method)))
			.map((member) -> shorten(type.getName()) + '#' + declaration.apply(member))
			.forEach(lines::add);
	}

	private static String declaration(Class<?> type) {
		String kind = type.isAnnotation() ? "@interface" : type.isInterface() ? "interface"
				: type.isEnum() ? "enum" : type.isRecord() ? "record" + components(type) : "class";
		int hidden = type.isInterface() ? Modifier.ABSTRACT : 0;
		Class<?> superclass = type.getSuperclass();
		AnnotatedType[] interfaces = type.isAnnotation() ? new AnnotatedType[0] : type.getAnnotatedInterfaces();
		return joined(metaAnnotations(type), modifiers(type.getModifiers() & ~hidden), kind + typeParameters(type),
				(superclass == null || IMPLIED.contains(superclass)) ? ""
						: "extends " + name(type.getAnnotatedSuperclass()),
				names(type.isInterface() ? "extends " : "implements ", interfaces));
	}

	private static String components(Class<?> type) {
		return Arrays.stream(type.getRecordComponents())
			.map((component) -> name(component.getAnnotatedType()) + ' ' + component.getName())
			.collect(Collectors.joining(", ", "(", ")"));
	}

	private static String metaAnnotations(Class<?> type) {
		return Arrays.stream(type.getAnnotations())
			.filter((annotation) -> annotation.annotationType().getPackage() == Annotation.class.getPackage())
			.map((annotation) -> shorten(annotation.toString()))
			.sorted()
			.collect(Collectors.joining(" "));
	}

	private static String declaration(Field field) {
		return field.getName() + " : " + (field.isEnumConstant() ? "enum constant"
				: modifiers(field.getModifiers()) + ' ' + name(field.getAnnotatedType()) + constant(field));
	}

	private static String constant(Field field) {
		Class<?> type = field.getType();
		if (!Modifier.isStatic(field.getModifiers()) || !Modifier.isFinal(field.getModifiers())
				|| !(type.isPrimitive() || type == String.class)) {
			return "";
		}
		try {
			field.setAccessible(true);
			return " = " + field.get(null);
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String declaration(Constructor<?> constructor) {
		return signature(constructor, constructor.getDeclaringClass().getSimpleName()) + " : "
				+ joined(modifiers(constructor.getModifiers()), typeParameters(constructor), thrown(constructor));
	}

	private static String declaration(Method method) {
		int hidden = method.getDeclaringClass().isInterface() ? Modifier.ABSTRACT : 0;
		return signature(method, method.getName()) + " : "
				+ joined(modifiers(method.getModifiers() & ~hidden), method.isDefault() ? "default" : "",
						typeParameters(method), name(method.getAnnotatedReturnType()), thrown(method),
						defaultOf(method));
	}

	private static String signature(Executable executable, String name) {
		return name + Arrays.stream(executable.getParameters())
			.map(PublicApi::parameter)
			.collect(Collectors.joining(", ", "(", ")"));
	}

	private static String parameter(Parameter parameter) {
		String type = name(parameter.getAnnotatedType());
		return parameter.isVarArgs() ? type.substring(0, type.length() - "[]".length()) + "..." : type;
	}

	private static String thrown(Executable executable) {
		return names("throws ", executable.getAnnotatedExceptionTypes());
	}

	private static String defaultOf(Method method) {
		Object value = method.getDefaultValue();
		if (value == null) {
			return "";
		}
		String values = Arrays.deepToString(new Object[] { value });
		return "default " + values.substring(1, values.length() - 1);
	}

	private static String typeParameters(GenericDeclaration declaration) {
		return Arrays.stream(declaration.getTypeParameters())
			.map(PublicApi::typeParameter)
			.collect(Collectors.collectingAndThen(Collectors.joining(", "),
					(parameters) -> parameters.isEmpty() ? "" : '<' + parameters + '>'));
	}

	private static String typeParameter(TypeVariable<?> variable) {
		return variable.getName() + Arrays.stream(variable.getAnnotatedBounds())
			.map(PublicApi::name)
			.filter((bound) -> !bound.equals("Object"))
			.collect(Collectors.collectingAndThen(Collectors.joining(" & "),
					(bounds) -> bounds.isEmpty() ? "" : " extends " + bounds));
	}

	private static String joined(String... parts) {
		return Arrays.stream(parts).filter((part) -> !part.isEmpty()).collect(Collectors.joining(" "));
	}

	private static String modifiers(int modifiers) {
		return Modifier.toString(modifiers & SHOWN);
	}

	private static String names(String prefix, AnnotatedType[] types) {
		return (types.length > 0) ? prefix + Arrays.stream(types).map(PublicApi::name).collect(Collectors.joining(", "))
				: "";
	}

	private static String name(AnnotatedType type) {
		return shorten(type.toString());
	}

	private static String shorten(String name) {
		return name.replace("@org.jspecify.annotations.Nullable()", "@Nullable")
			.replaceAll("\\b(java\\.lang\\.(annotation\\.)?(?=[A-Z])|com\\.paykka\\.errors\\.)", "");
	}

}
