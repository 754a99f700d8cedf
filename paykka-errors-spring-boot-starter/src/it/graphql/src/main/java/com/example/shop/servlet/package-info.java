/**
 * The shop on Spring MVC.
 */
package com.example.shop.servlet;
