package com.paykka.errors;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a class of exceptions a code, as {@code @ResponseStatus} gives it a status, so
 * that the application can keep its own exceptions.
 *
 * <pre class="code">
 * &#064;PaykkaCode(ORDER_EXPIRED)
 * class OrderGoneException extends RuntimeException { … }
 * </pre>
 *
 * Nothing of the exception's own message reaches a caller. The detail is the catalog's
 * message, or the title if the message has placeholders.
 *
 * @since 1.0.0
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface PaykkaCode {

	/**
	 * Return the code. {@link PaykkaErrorCode#SUCCESS} is not a failure: it is reported
	 * once and ignored.
	 * @return the code
	 */
	PaykkaErrorCode value();

}
