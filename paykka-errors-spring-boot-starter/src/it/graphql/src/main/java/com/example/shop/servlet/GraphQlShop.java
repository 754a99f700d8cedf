package com.example.shop.servlet;

import com.example.shop.ShopBeans;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/**
 * The shop on Spring MVC.
 */
@SpringBootApplication(proxyBeanMethods = false)
@Import(ShopBeans.class)
public class GraphQlShop {

}
