package com.paykka.errors.internal.translation;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.internal.settings.PaykkaErrorsProperties.ValidationMode;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.springframework.core.MethodParameter;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.RequestBody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/**
 * Properties of JSON pointers and of the violations that they point to.
 */
class JsonPointerPropertyTests {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final Validator VALIDATOR = Validation.buildDefaultValidatorFactory().getValidator();

	@Provide
	Arbitrary<List<Token>> paths() {
		Arbitrary<Token> names = text().filter((name) -> name.indexOf('.') < 0 && name.indexOf('[') < 0)
			.map((name) -> new Token(name, false));
		Arbitrary<Token> keys = text().filter((key) -> key.indexOf(']') < 0).map((key) -> new Token(key, true));
		Arbitrary<Token> indexes = Arbitraries.integers()
			.between(0, 9)
			.map((index) -> new Token(index.toString(), true));
		return Arbitraries.oneOf(names, keys, indexes).list().ofMinSize(1).ofMaxSize(5).withoutEdgeCases();
	}

	/**
	 * Names with characters that a pointer, a fragment or a path must escape.
	 */
	private Arbitrary<String> text() {
		Arbitrary<String> special = Arbitraries.of("~", "/", "~0", "~1", "%", "%2F", "#", "?", "+", " ", "\"", "\\",
				"^", "\u4e2d", "\u00e9", "\ud83d\ude00", "\u0000", "[", "]", ".", "0", "a");
		Arbitrary<String> any = Arbitraries.strings()
			.ofMaxLength(4)
			.filter((text) -> text.codePoints().noneMatch((point) -> Character.getType(point) == Character.SURROGATE));
		return Arbitraries.oneOf(special, any)
			.list()
			.ofMinSize(1)
			.ofMaxSize(4)
			.map((parts) -> String.join("", parts))
			.filter((text) -> !text.isEmpty());
	}

	@Provide
	Arbitrary<List<String>> keys() {
		Arbitrary<String> special = Arbitraries.of("a", "Z", "7", "~", "/", "%", " ", "+", "#", "\u4e2d", "\u00e9", "-",
				"\ud83d\ude00");
		return special.list()
			.ofMinSize(1)
			.ofMaxSize(4)
			.map((parts) -> String.join("", parts))
			.filter((key) -> key.equals(key.strip()))
			.list()
			.ofMinSize(1)
			.ofMaxSize(4)
			.withoutEdgeCases();
	}

	@Property(tries = 300)
	void pointerNamesTheTokensOfThePath(@ForAll("paths") List<Token> path) {
		String pointer = Place.pointer(Step.parse(Token.path(path)));
		assertThat(tokensOf(pointer)).isEqualTo(path.stream().map(Token::text).toList());
	}

	@Property(tries = 300)
	void pointerFindsTheValue(@ForAll("paths") List<Token> path) {
		JsonNode document = TextNode.valueOf("the value");
		for (int i = path.size() - 1; i >= 0; i--) {
			document = JSON.createObjectNode().set(path.get(i).text(), document);
		}
		assertThat(document.at(fragmentOf(Place.pointer(Step.parse(Token.path(path))))).asText())
			.isEqualTo("the value");
	}

	@Property(tries = 300)
	void anyPathBecomesUriFragment(@ForAll String path) {
		assertThatCode(() -> URI.create(Place.pointer(Step.parse(path)))).doesNotThrowAnyException();
		assertThat(Place.pointer(Step.parse(path))).matches("#(/[!-~]*)*");
	}

	@Property(tries = 100)
	void violationPointsAtItsValueInTheBody(@ForAll("keys") List<String> keys, @ForAll("keys") List<String> more)
			throws Exception {
		Item root = new Item();
		Item invalid = root.inLabels(keys).inItems(more.size()).inLabels(more);
		invalid.price = null;
		JsonNode body = JSON.valueToTree(root);
		BindingResult result = new BeanPropertyBindingResult(root, "item");
		new SpringValidatorAdapter(VALIDATOR).validate(root, result);
		Failure failure = new InvalidRequests(new Places(new SentNames()), ValidationMode.UNLESS_HANDLED)
			.translate(new MethodArgumentNotValidException(parameter(), result), null);
		assertThat(failure.invalidValues()).singleElement().satisfies((value) -> {
			assertThat(value.code()).isEqualTo(PaykkaErrorCode.PAYMENT_AMOUNT_INVALID);
			JsonNode found = body.at(fragmentOf(value.place().pointer()));
			assertThat(found.isNull()).as(value.place().pointer()).isTrue();
		});
	}

	private static MethodParameter parameter() throws NoSuchMethodException {
		return new MethodParameter(JsonPointerPropertyTests.class.getDeclaredMethod("handle", Item.class), 0);
	}

	static void handle(@RequestBody Item item) {
	}

	private static String fragmentOf(String pointer) {
		return URI.create(pointer).getFragment();
	}

	private static List<String> tokensOf(String pointer) {
		List<String> tokens = new ArrayList<>();
		com.fasterxml.jackson.core.JsonPointer rest = com.fasterxml.jackson.core.JsonPointer
			.compile(fragmentOf(pointer));
		while (!rest.matches()) {
			tokens.add(rest.getMatchingProperty());
			rest = rest.tail();
		}
		return tokens;
	}

	/**
	 * Part of a property's path.
	 *
	 * @param text the name, key or index
	 * @param inBrackets whether it is a key or an index
	 */
	record Token(String text, boolean inBrackets) {

		static String path(List<Token> tokens) {
			StringBuilder path = new StringBuilder();
			for (Token token : tokens) {
				path.append(token.inBrackets() ? "[" : path.isEmpty() ? "" : ".");
				path.append(token.text()).append(token.inBrackets() ? "]" : "");
			}
			return path.toString();
		}

	}

	static class Item {

		@Valid
		public final Map<String, Item> labels = new LinkedHashMap<>();

		@Valid
		public final List<Item> items = new ArrayList<>();

		@NotNull(message = "{paykka.2054}")
		public Integer price = 1;

		public Map<String, Item> getLabels() {
			return this.labels;
		}

		public List<Item> getItems() {
			return this.items;
		}

		public Integer getPrice() {
			return this.price;
		}

		Item inLabels(List<String> keys) {
			Item item = this;
			for (String key : keys) {
				item.labels.put(key, new Item());
				item = item.labels.get(key);
			}
			return item;
		}

		Item inItems(int count) {
			for (int i = 0; i < count; i++) {
				this.items.add(new Item());
			}
			return this.items.get(count - 1);
		}

	}

}
