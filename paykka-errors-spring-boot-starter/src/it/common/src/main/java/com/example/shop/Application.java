package com.example.shop;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * A merchant's shop, the same on every line of Spring Boot and on both stacks.
 */
@SpringBootApplication
public class Application {

}
