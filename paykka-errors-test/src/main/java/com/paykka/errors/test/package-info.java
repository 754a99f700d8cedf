/**
 * What a merchant's tests need.
 *
 * <ul>
 * <li>A sandbox of the PayKKa gateway: register a
 * {@link com.paykka.errors.test.PaykkaSandboxExtension} with JUnit, or start a
 * {@link com.paykka.errors.test.PaykkaSandbox} by hand.</li>
 * <li>Assertions on problems and exceptions, for AssertJ:
 * {@link com.paykka.errors.test.PaykkaAssertions}.</li>
 * <li>The starter in tests without an application context:
 * {@link com.paykka.errors.test.PaykkaMockMvcConfigurer} and
 * {@link com.paykka.errors.test.PaykkaWebTestClient}.</li>
 * </ul>
 *
 * @since 1.0.0
 */
@NullMarked
package com.paykka.errors.test;

import org.jspecify.annotations.NullMarked;
