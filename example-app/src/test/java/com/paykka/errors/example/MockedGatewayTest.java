package com.paykka.errors.example;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import com.paykka.errors.example.gateway.PaykkaGateway;
import com.paykka.errors.example.gateway.PaykkaQueries;
import com.paykka.errors.example.signing.SignerConfiguration;

import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/**
 * Starts the shop with mocks as the clients of the gateway, and with a signer whose
 * notifications it accepts.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ShopTest
@MockitoBean(types = { PaykkaGateway.class, PaykkaQueries.class })
@Import(SignerConfiguration.class)
public @interface MockedGatewayTest {

}
