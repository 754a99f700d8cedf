/**
 * Assigns codes to the exceptions of other libraries. Start with the settings
 * {@code paykka.errors.translate.*}, which map types to codes; a bean of type
 * {@link com.paykka.errors.translation.PaykkaExceptionTranslator} decides what takes more
 * than the type.
 *
 * @since 1.0.0
 */
@NullMarked
package com.paykka.errors.translation;

import org.jspecify.annotations.NullMarked;
