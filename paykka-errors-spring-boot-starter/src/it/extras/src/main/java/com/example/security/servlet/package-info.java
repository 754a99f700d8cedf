/**
 * The shop on the servlet stack.
 */
package com.example.security.servlet;
