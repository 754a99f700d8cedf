/**
 * The suite that every supported line of Spring Boot passes on both stacks.
 */
package com.example.tests;
