/**
 * A merchant's HTTP clients, set up as the README says.
 */
package com.example.shop;
