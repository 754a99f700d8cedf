/**
 * A shop that fails in every way a shop can.
 */
package com.example.shop;
