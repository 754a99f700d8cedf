package com.example.shop;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The shop of a merchant, the same on every line of Spring Boot and on both stacks.
 */
@SpringBootApplication
public class Application {

}
