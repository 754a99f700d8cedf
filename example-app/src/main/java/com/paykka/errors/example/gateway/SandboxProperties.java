package com.paykka.errors.example.gateway;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the sandbox.
 *
 * @param enabled whether the sandbox runs
 * @param port port to listen on, 0 for a free one
 */
@ConfigurationProperties("sandbox")
record SandboxProperties(boolean enabled, int port) {

}
