/**
 * A shop on the reactive stack that does not name the starter's handlers.
 */
package com.example.bare.reactive;
