/**
 * Decides which PayKKa code a thrown exception stands for.
 */
@NullMarked
package com.paykka.errors.internal.translation;

import org.jspecify.annotations.NullMarked;
