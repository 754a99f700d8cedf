package com.paykka.errors.example;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Marks tests that take long, and repeat with more cases what quick tests check. They run
 * with {@code -Dpaykka.whole=true} only.
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfSystemProperty(named = Whole.PROPERTY, matches = "true")
public @interface Whole {

	/** The system property. */
	String PROPERTY = "paykka.whole";

	/** Whether the property is set. */
	boolean ENABLED = Boolean.getBoolean(PROPERTY);

}
