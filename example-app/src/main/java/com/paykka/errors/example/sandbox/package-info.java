/**
 * The sandbox of PayKKa's gateway that runs beside the shop.
 */
@NullMarked
package com.paykka.errors.example.sandbox;

import org.jspecify.annotations.NullMarked;
