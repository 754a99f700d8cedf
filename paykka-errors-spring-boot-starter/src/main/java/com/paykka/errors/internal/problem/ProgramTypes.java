package com.paykka.errors.internal.problem;

import java.io.Closeable;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Type;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.BaseStream;

/**
 * Types of values that are never sent, because they belong to the program rather than the
 * payment, or would have to be run or decoded first.
 */
final class ProgramTypes {

	/** The text that replaces them. */
	static final String UNKNOWN = "?";

	/** The types, including their subtypes. */
	static final List<Class<?>> ALL = List.of(Throwable.class, Type.class, AnnotatedElement.class,
			StackTraceElement.class, Thread.class, ClassLoader.class, Closeable.class, BaseStream.class, Iterator.class,
			Supplier.class, Callable.class, Runnable.class, Future.class, byte[].class, char[].class, short[].class,
			int[].class, long[].class, float[].class, double[].class, boolean[].class);

	private ProgramTypes() {
	}

	/**
	 * Return whether a value is of such a type.
	 * @param value the value
	 * @return whether it must not be sent
	 */
	static boolean include(Object value) {
		for (Class<?> type : ALL) {
			if (type.isInstance(value)) {
				return true;
			}
		}
		return false;
	}

}
