package com.paykka.errors.settings;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.context.annotation.Conditional;

/**
 * Matches if a boolean setting is on. Other than Boot's own condition it takes whatever
 * binding takes, such as {@code on}, and stops the start for what is no boolean.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.TYPE, ElementType.METHOD })
@Conditional(OnSetting.class)
public @interface ConditionalOnSetting {

	/**
	 * Return the name of the property.
	 * @return the name
	 */
	String value();

	/**
	 * Return whether to match where the property is not set.
	 * @return the default of the setting
	 */
	boolean matchIfMissing() default false;

}
