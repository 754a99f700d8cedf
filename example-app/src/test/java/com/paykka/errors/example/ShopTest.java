package com.paykka.errors.example;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import com.paykka.errors.example.payment.DueAttempts;
import com.paykka.errors.example.payment.WithoutWorker;

import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/**
 * Starts the shop and its sandbox on free ports, with a clock that a test moves forward.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "sandbox.port=0", "shop.connect-timeout=10s", "shop.read-timeout=3s",
				"shop.settlement.every=5s" })
@AutoConfigureRestTestClient
@WithoutWorker
@Import({ AdjustableClock.class, SandboxAddress.class, DueAttempts.class })
public @interface ShopTest {

}
