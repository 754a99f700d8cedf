/**
 * A merchant's HTTP clients, set up as the documentation says.
 */
package com.example.clients;
