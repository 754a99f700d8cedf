package com.paykka.errors.internal.translation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class JsonPointerTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			''                | #
			.                 | #
			amount            | #/amount
			items[0].price    | #/items/0/price
			[3].price         | #/3/price
			matrix[1][2]      | #/matrix/1/2
			labels[a.b].text  | #/labels/a.b/text
			labels[a/b]       | #/labels/a~1b
			labels[a~b]       | #/labels/a~0b
			labels[中 文]      | #/labels/%E4%B8%AD%20%E6%96%87
			labels[unclosed   | #/labels/unclosed
			tags[].text       | #/tags
			labels[4111111111111111].text | #/labels/************1111/text
			""")
	void writesPathAsPointer(String path, String pointer) {
		assertThat(Place.pointer(Step.parse(path))).isEqualTo(pointer);
	}

	@Test
	void pointsToTheParentOfALongName() {
		assertThat(Place.pointer(Step.parse("labels[" + "a".repeat(101) + "].text"))).isEqualTo("#/labels");
	}

	@Test
	void endsBeforeItGetsTooLong() {
		String pointer = Place.pointer(Step.parse("abcdefghi.".repeat(1000)));
		assertThat(pointer).hasSizeBetween(900, 1000).endsWith("/abcdefghi");
	}

}
