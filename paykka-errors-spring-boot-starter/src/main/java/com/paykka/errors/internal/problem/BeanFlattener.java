package com.paykka.errors.internal.problem;

import java.io.ByteArrayOutputStream;

import com.paykka.errors.MessageTemplate;
import com.paykka.errors.internal.settings.JacksonVersion;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.util.function.SingletonSupplier;

/**
 * Turns beans into maps, lists, strings, numbers and booleans.
 */
interface BeanFlattener {

	@Nullable Object flatten(Object bean);

	/**
	 * Choose the Jackson for which the application has a mapper, else any Jackson. Wait
	 * for the first bean, because loading Jackson is slow.
	 */
	static BeanFlattener of(ApplicationContext context) {
		SingletonSupplier<BeanFlattener> chosen = SingletonSupplier.of(() -> choose(context));
		return (bean) -> chosen.obtain().flatten(bean);
	}

	private static BeanFlattener choose(ApplicationContext context) {
		JacksonVersion version = JacksonVersion.of(context);
		if (version == JacksonVersion.V3) {
			return Jackson3Flattener.of(context);
		}
		return (version == JacksonVersion.V2) ? Jackson2Flattener.of(context) : BeanFlattener::toText;
	}

	/**
	 * Return the text of a bean where Jackson is absent, except for a record's generated
	 * text, which contains all its components.
	 */
	static String toText(Object bean) {
		String text = bean.toString();
		boolean generated = bean instanceof Record && text.startsWith(bean.getClass().getSimpleName() + '[');
		return generated ? ProblemValues.UNKNOWN : MessageTemplate.toText(bean);
	}

	/** The JSON text of one bean, limited because a bean may be endless. */
	final class Json extends ByteArrayOutputStream {

		private static final int MAX_BYTES = 1024 * 1024;

		@Override
		public synchronized void write(byte[] bytes, int offset, int length) {
			if (length > MAX_BYTES - size()) {
				throw new IllegalArgumentException("A value is too large");
			}
			super.write(bytes, offset, length);
		}

	}

}
