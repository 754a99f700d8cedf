/**
 * Assigns codes to the exceptions of other libraries. Start with the settings
 * {@code paykka.errors.translate.*}, which map types to codes. If the type is not enough,
 * add a bean of type {@link com.paykka.errors.translation.PaykkaExceptionTranslator}.
 *
 * @since 1.0.0
 */
@NullMarked
package com.paykka.errors.translation;

import org.jspecify.annotations.NullMarked;
