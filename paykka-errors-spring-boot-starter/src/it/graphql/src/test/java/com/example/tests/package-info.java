/**
 * Tests of the shop with Spring for GraphQL.
 */
package com.example.tests;
