/**
 * What each HTTP client sends to the gateway, seen on the wire.
 */
package com.example.tests;
