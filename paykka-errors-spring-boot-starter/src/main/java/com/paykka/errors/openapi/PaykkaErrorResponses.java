package com.paykka.errors.openapi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import com.paykka.errors.PaykkaErrorCode;

/**
 * Names the errors that a handler method may respond with, so that springdoc documents
 * them in OpenAPI. On a class, it applies to all its handler methods, in addition to the
 * errors that a method names itself. It has no effect without springdoc.
 *
 * @since 1.0.0
 * @see <a href="https://springdoc.org">springdoc-openapi</a>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.METHOD, ElementType.TYPE })
public @interface PaykkaErrorResponses {

	/**
	 * The errors. {@link PaykkaErrorCode#SUCCESS} is not allowed: generating the OpenAPI
	 * document would fail.
	 * @return the codes of the errors
	 */
	PaykkaErrorCode[] value();

}
