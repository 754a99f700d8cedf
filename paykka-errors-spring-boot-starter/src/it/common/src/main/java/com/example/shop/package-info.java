/**
 * A shop that fails in every way that a shop can.
 */
package com.example.shop;
