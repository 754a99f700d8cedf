/**
 * Changes the problems that callers receive, and determines their audience. Both are done
 * by beans of the application: a
 * {@link com.paykka.errors.problem.PaykkaProblemCustomizer} adds members, a
 * {@link com.paykka.errors.problem.PaykkaAudienceResolver} distinguishes shoppers from
 * the merchant's own people.
 *
 * @since 1.0.0
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457, Problem Details for
 * HTTP APIs</a>
 */
@NullMarked
package com.paykka.errors.problem;

import org.jspecify.annotations.NullMarked;
