/**
 * What advice that is limited to a package can choose.
 */
package com.example.tests.chosen;
