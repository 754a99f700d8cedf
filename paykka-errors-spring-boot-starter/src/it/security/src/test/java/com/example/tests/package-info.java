/**
 * Tests of the shop with Spring Security.
 */
package com.example.tests;
