/**
 * A package that advice can select.
 */
package com.example.tests.chosen;
