/**
 * A shop on the servlet stack that does not name the starter's handlers.
 */
package com.example.bare.servlet;
