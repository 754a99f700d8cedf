/**
 * The shop on the servlet stack.
 */
package com.example.shop.servlet;
