/**
 * The shop on the reactive stack.
 */
package com.example.security.reactive;
