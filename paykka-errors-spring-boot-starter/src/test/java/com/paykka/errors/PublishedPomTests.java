package com.paykka.errors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the published poms. Gradle picks the highest version requested, so they must
 * not request a newer one than an application on Spring Boot 3.5 has.
 */
class PublishedPomTests {

	private final PublishedPom core = new PublishedPom("paykka-errors-core");

	private final PublishedPom starter = new PublishedPom("paykka-errors-spring-boot-starter");

	PublishedPomTests() throws Exception {
	}

	@Test
	void starterRequestsTheFirstReleaseOfTheLine() {
		assertThat(this.starter.required()).containsExactly(
				"com.paykka.errors:paykka-errors-core:" + this.starter.version(),
				"org.springframework.boot:spring-boot-starter:3.5.0");
	}

	@Test
	void coreRequestsOnlyJSpecify() {
		assertThat(this.core.required()).containsExactly("org.jspecify:jspecify:1.0.0");
	}

	@Test
	void neitherManagesVersions() {
		assertThat(this.core.managesVersions() || this.starter.managesVersions()).isFalse();
	}

}
