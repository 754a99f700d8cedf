/**
 * A package that advice can select.
 */
package com.example.guest.chosen;
