package com.paykka.errors;

import java.io.IOException;

import com.paykka.errors.test.PaykkaSandbox;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the API and the pom that the test kit is published with. It must ask for no
 * version that is later than the one of an application on Spring Boot 3.5.0.
 */
class TestKitPublishedTests {

	@Test
	void showsWhatIsListed() throws IOException {
		PublicApi.assertThatListHolds("paykka-errors-test", PaykkaSandbox.class);
	}

	@Test
	void asksForCoreAndTheJsonLibraryThatTestsHave() throws Exception {
		PublishedPom pom = new PublishedPom("paykka-errors-test");
		assertThat(pom.required()).containsExactly("com.paykka.errors:paykka-errors-core:" + pom.version(),
				"net.minidev:json-smart:2.5.2");
		assertThat(pom.managesVersions()).isFalse();
	}

}
