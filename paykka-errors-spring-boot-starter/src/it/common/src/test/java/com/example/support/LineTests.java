package com.example.support;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.problem.PaykkaProblemCustomizer;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringBootVersion;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the suite runs on the line and the stack that it claims.
 */
class LineTests {

	@Test
	void runsOnItsLineOfSpringBoot() {
		assertThat(SpringBootVersion.getVersion()).isEqualTo(System.getProperty("spring-boot.version"));
	}

	@Test
	void runsOnItsStackAlone() {
		boolean servlet = Stack.CURRENT.isServlet();
		assertThat(ClassUtils.isPresent("org.springframework.web.servlet.DispatcherServlet", null)).isEqualTo(servlet);
		assertThat(ClassUtils.isPresent("org.springframework.web.reactive.DispatcherHandler", null))
			.isEqualTo(!servlet);
	}

	@Test
	void testsThePackagedJars() {
		assertThat(new Class<?>[] { PaykkaErrorCode.class, PaykkaProblemCustomizer.class })
			.allSatisfy((type) -> assertThat(type.getProtectionDomain().getCodeSource().getLocation().getPath())
				.endsWith(".jar"));
	}

}
