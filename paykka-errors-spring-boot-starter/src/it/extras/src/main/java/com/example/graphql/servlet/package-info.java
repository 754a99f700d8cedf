/**
 * The shop on Spring MVC.
 */
package com.example.graphql.servlet;
