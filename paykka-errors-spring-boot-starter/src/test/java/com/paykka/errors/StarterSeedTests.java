package com.paykka.errors;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FixedSeed}.
 */
class StarterSeedTests {

	@Property(tries = 1, edgeCases = EdgeCasesMode.NONE)
	void everyRunTriesTheSame(@ForAll long number) {
		assertThat(number).isEqualTo(538464);
	}

}
