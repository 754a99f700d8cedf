/**
 * Notifications from PayKKa, each a reason to query the gateway.
 */
@NullMarked
package com.paykka.errors.example.notification;

import org.jspecify.annotations.NullMarked;
