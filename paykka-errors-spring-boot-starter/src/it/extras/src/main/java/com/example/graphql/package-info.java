/**
 * A shop with Spring for GraphQL, which runs on both stacks.
 */
package com.example.graphql;
