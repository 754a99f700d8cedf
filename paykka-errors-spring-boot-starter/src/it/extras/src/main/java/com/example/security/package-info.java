/**
 * A shop with Spring Security, once for each stack.
 */
package com.example.security;
