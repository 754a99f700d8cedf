package com.paykka.errors.openapi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import com.paykka.errors.PaykkaErrorCode;

/**
 * Names the errors that a handler method answers, so that springdoc documents them in
 * OpenAPI. On a class, it holds for all handler methods of that class, together with what
 * a method names itself. Without springdoc it has no effect.
 *
 * @see <a href="https://springdoc.org">springdoc-openapi</a>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.METHOD, ElementType.TYPE })
public @interface PaykkaErrors {

	/**
	 * The errors. {@link PaykkaErrorCode#SUCCESS} is none: with it the OpenAPI document
	 * can't be generated.
	 * @return the codes of the errors
	 */
	PaykkaErrorCode[] value();

}
