package com.paykka.errors.internal.translation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Places} with the names of both versions of Jackson.
 */
class PlacesTests {

	static Stream<SentNames> names() {
		return Stream.of(
				new Jackson2Names(new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
					.addMixIn(Foreign.class, MixIn.class)),
				new Jackson3Names(JsonMapper.builder()
					.propertyNamingStrategy(tools.jackson.databind.PropertyNamingStrategies.SNAKE_CASE)
					.addMixIn(Foreign.class, MixIn.class)
					.build()));
	}

	@ParameterizedTest
	@MethodSource("names")
	void namesFollowTheStrategy(SentNames names) {
		assertThat(pointer("lineItems[0].unitPrice", new Order(), names)).isEqualTo("#/line_items/0/unit_price");
	}

	@ParameterizedTest
	@MethodSource("names")
	void namesComeFromMixIns(SentNames names) {
		assertThat(pointer("foreign.amount", new Order(), names)).isEqualTo("#/foreign/mixed_in");
	}

	@ParameterizedTest
	@MethodSource("names")
	void objectsAreFollowedIfTheirClassIsNotDeclared(SentNames names) {
		assertThat(pointer("anything.unitPrice", new Order(), names)).isEqualTo("#/anything/unit_price");
		assertThat(pointer("byName[a.b].unitPrice", new Order(), names)).isEqualTo("#/by_name/a.b/unit_price");
		assertThat(pointer("array[0].unitPrice", new Order(), names)).isEqualTo("#/array/0/unit_price");
		assertThat(pointer("unitPrice", Optional.of(new Item()), names)).isEqualTo("#/unit_price");
	}

	@ParameterizedTest
	@MethodSource("names")
	void keysMayBeEmpty(SentNames names) {
		List<Step> path = List.of(Step.property("byName"), Step.key(""), Step.property("unitPrice"));
		Order order = new Order();
		order.byName.put("", new Item());
		assertThat(Place.pointer(Places.sent(path, order, names))).isEqualTo("#/by_name//unit_price");
	}

	@ParameterizedTest
	@MethodSource("names")
	void unwrappedPropertiesHaveNoMember(SentNames names) {
		assertThat(pointer("item.unitPrice", new Order(), names)).isEqualTo("#/item_unit_price");
		assertThat(pointer("item", new Order(), names)).isEqualTo("#");
	}

	@ParameterizedTest
	@MethodSource("names")
	void namesOfAClassOverrideTheStrategy(SentNames names) {
		assertThat(pointer("unitPrice", new Kebab(), names)).isEqualTo("#/unit-price");
	}

	@ParameterizedTest
	@MethodSource("names")
	void namesMayBeOnTheField(SentNames names) {
		assertThat(pointer("unitPrice", new AtField(), names)).isEqualTo("#/at-field");
	}

	@ParameterizedTest
	@MethodSource("names")
	void namesMayBeInABuilder(SentNames names) {
		assertThat(pointer("unitPrice", new Built(1), names)).isEqualTo("#/built-price");
	}

	@ParameterizedTest
	@MethodSource("names")
	void namesAreKeptWhereTheTypeIsUnknown(SentNames names) {
		assertThat(pointer("unitPrice", null, names)).isEqualTo("#/unitPrice");
	}

	@ParameterizedTest
	@MethodSource("names")
	void namesOfARejectedClassAreKept(SentNames names) {
		assertThat(pointer("someName", new Rejected(), names)).isEqualTo("#/someName");
	}

	@ParameterizedTest
	@MethodSource("names")
	void namesOfFieldsAndGettersAreThoseOfTheProperty(SentNames names) {
		assertThat(pointer("isPaid", new Consent(), names)).isEqualTo("#/paid");
		assertThat(pointer("paid", new Flags(true, ""), names)).isEqualTo("#/is_paid");
		assertThat(pointer("isPaid", new Flags(true, ""), names)).isEqualTo("#/is_paid");
		assertThat(pointer("name", new Flags(true, ""), names)).isEqualTo("#/get_name");
	}

	@ParameterizedTest
	@MethodSource("names")
	void namesOfAccessorsMayDifferFromThoseOfJavaBeans(SentNames names) {
		String sent = (names instanceof Jackson2Names) ? "#/ncount" : "#/n_count";
		assertThat(pointer("nCount", new Consent(), names)).isEqualTo(sent);
		assertThat(pointer("NCount", new Consent(), names)).isEqualTo(sent);
	}

	@ParameterizedTest
	@MethodSource("names")
	void whatCannotBeSentIsLocatedInItsParent(SentNames names) {
		assertThat(pointer("periodValid", new Consent(), names)).isEqualTo("#");
		assertThat(pointer("ignored", new Consent(), names)).isEqualTo("#");
		assertThat(pointer("[0].periodValid", List.of(new Consent()), names)).isEqualTo("#/0");
		assertThat(pointer("lines[0].secret", new Consent(), names)).isEqualTo("#/lines/0/secret");
	}

	@ParameterizedTest
	@MethodSource("names")
	void whatAClassIgnoresIsLocatedInItsParent(SentNames names) {
		assertThat(pointer("hiddenPart", new Ignoring(), names)).isEqualTo("#");
		assertThat(pointer("shown", new Ignoring(), names)).isEqualTo("#/shown");
		assertThat(pointer("[0].hiddenPart", List.of(new AllIgnored()), names)).isEqualTo("#/0");
		assertThat(pointer("readOnly", new ReadOnly(), names)).isEqualTo("#/read_only");
	}

	@ParameterizedTest
	@MethodSource("names")
	void whatIsSentAsASingleValueHasNoMembers(SentNames names) {
		assertThat(pointer("cents", new Money(1), names)).isEqualTo("#");
		assertThat(pointer("[0].cents", List.of(new Money(1)), names)).isEqualTo("#/0");
		assertThat(pointer("[0].cents", List.of(new Cents(1)), names)).isEqualTo("#/0");
	}

	@Test
	void parametersAreThoseOfTheProperty() {
		assertThat(pointer("isPaid", new Consent(), new SentNames.OfForm())).isEqualTo("#/paid");
		assertThat(pointer("isPaid", new Flags(true, ""), new SentNames.OfForm())).isEqualTo("#/isPaid");
		assertThat(pointer("paid", new Flags(true, ""), new SentNames.OfForm())).isEqualTo("#/isPaid");
		assertThat(pointer("periodValid", new Consent(), new SentNames.OfForm())).isEqualTo("#");
	}

	private static String pointer(String path, @Nullable Object root, SentNames names) {
		return Place.pointer(Places.sent(Step.parse(path), root, names));
	}

	static class Order {

		public List<Item> lineItems = List.of(new Item());

		public Object anything = new Item();

		public Map<String, Object> byName = new HashMap<>(Map.of("a.b", new Item()));

		public Item[] array = { new Item() };

		@JsonUnwrapped(prefix = "item_")
		public Item item = new Item();

		public Foreign foreign = new Foreign();

		public @Nullable Item nothing;

	}

	static class Item {

		public int unitPrice;

	}

	static class Foreign {

		public int amount;

	}

	abstract static class MixIn {

		@JsonProperty("mixed_in")
		public int amount;

	}

	/**
	 * Has two properties with the same name.
	 */
	static class Rejected {

		@JsonProperty("same")
		public int someName;

		@JsonProperty("same")
		public int otherName;

	}

	@com.fasterxml.jackson.databind.annotation.JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
	@tools.jackson.databind.annotation.JsonNaming(tools.jackson.databind.PropertyNamingStrategies.KebabCaseStrategy.class)
	static class Kebab {

		public int unitPrice;

	}

	static class AtField {

		@JsonProperty("at-field")
		private int unitPrice;

		public int getUnitPrice() {
			return this.unitPrice;
		}

		public void setUnitPrice(int unitPrice) {
			this.unitPrice = unitPrice;
		}

	}

	@com.fasterxml.jackson.databind.annotation.JsonDeserialize(builder = BuiltBuilder.class)
	@tools.jackson.databind.annotation.JsonDeserialize(builder = BuiltBuilder.class)
	record Built(int unitPrice) {

	}

	@com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder(withPrefix = "")
	@tools.jackson.databind.annotation.JsonPOJOBuilder(withPrefix = "")
	static class BuiltBuilder {

		private int unitPrice;

		@JsonProperty("built-price")
		BuiltBuilder unitPrice(int unitPrice) {
			this.unitPrice = unitPrice;
			return this;
		}

		Built build() {
			return new Built(this.unitPrice);
		}

	}

	@JsonIgnoreProperties("hidden_part")
	static class Ignoring {

		public String hiddenPart = "";

		public String shown = "";

	}

	@JsonIgnoreProperties("hidden_part")
	static class AllIgnored {

		public String hiddenPart = "";

	}

	@JsonIgnoreProperties(value = "read_only", allowSetters = true)
	static class ReadOnly {

		public String readOnly = "";

	}

	static class Money {

		private final int cents;

		@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
		Money(int cents) {
			this.cents = cents;
		}

		@JsonValue
		public int getCents() {
			return this.cents;
		}

	}

	record Cents(@JsonValue int cents) {

		@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
		Cents {
		}

	}

	static class Consent {

		private boolean isPaid;

		private String nCount = "";

		private final List<Object> lines = new ArrayList<>(List.of("line"));

		@com.fasterxml.jackson.annotation.JsonIgnore
		private String ignored = "";

		public boolean isPaid() {
			return this.isPaid;
		}

		public void setPaid(boolean paid) {
			this.isPaid = paid;
		}

		public String getNCount() {
			return this.nCount;
		}

		public void setNCount(String nCount) {
			this.nCount = nCount;
		}

		public List<Object> getLines() {
			return this.lines;
		}

		public String getIgnored() {
			return this.ignored;
		}

		public void setIgnored(String ignored) {
			this.ignored = ignored;
		}

		public boolean isPeriodValid() {
			return false;
		}

	}

	record Flags(boolean isPaid, String getName) {
	}

}
