/**
 * The suite that every supported line of Spring Boot must pass on both stacks.
 */
package com.example.tests;
