package com.paykka.errors.internal.catalogue;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class IndentedJsonTests {

	@Test
	void membersStandOnLinesOfTheirOwn() {
		assertThat(IndentedJson.of("{\"a\":1,\"b\":[{\"c\":true}]}")).isEqualTo("""
				{
				  "a": 1,
				  "b": [
				    {
				      "c": true
				    }
				  ]
				}""");
	}

	@Test
	void textStaysAsItIs() {
		String text = "\"{a:1,\\\"[b]\\\\\"";
		assertThat(IndentedJson.of("{\"x\":" + text + "}")).isEqualTo("{\n  \"x\": " + text + "\n}");
	}

}
