package com.paykka.errors;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

import com.paykka.errors.internal.settings.PaykkaErrorsProperties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the API of both modules is exactly the reviewed one, as listed in the
 * <code>public-api.txt</code> of each.
 */
class PublicApiTests {

	@Test
	void coreMatchesItsList() throws IOException {
		PublicApi.assertThatListHolds("paykka-errors-core", PaykkaException.class);
	}

	@Test
	void starterMatchesItsList() throws IOException {
		PublicApi.assertThatListHolds("paykka-errors-spring-boot-starter", PaykkaErrorsProperties.class);
	}

	@Test
	void listsWhatOtherPackagesSee() {
		assertThat(PublicApi.of(Open.class)).containsExactly(
				"PublicApiTests$Open : abstract static class<T extends Comparable<T>> extends Number implements java.util.function.Supplier<@Nullable T>",
				"PublicApiTests$Open#LIMIT : public static final int = 3",
				"PublicApiTests$Open#Open(T) : protected throws java.io.IOException",
				"PublicApiTests$Open#get() : public @Nullable T",
				"PublicApiTests$Open#name : protected @Nullable String",
				"PublicApiTests$Open#read(@Nullable Object[], String...) : protected final <E extends Exception> java.util.List<? extends @Nullable E> throws E");
	}

	@Test
	void listsNoProtectedMembersOfFinalTypes() {
		assertThat(PublicApi.of(Closed.class)).containsExactly("PublicApiTests$Closed : static final class");
	}

	@Test
	void listsDefaultsOfAnnotations() {
		assertThat(PublicApi.of(Marker.class)).containsExactly("PublicApiTests$Marker : static @interface",
				"PublicApiTests$Marker#value() : public String[] default [a, b]");
	}

	@Test
	void listsTheConstantsOfAnEnum() {
		assertThat(PublicApi.of(PaykkaException.Origin.class))
			.contains("PaykkaException$Origin#GATEWAY : enum constant");
	}

	@Test
	void differenceNamesWhatChanged() {
		assertThat(PublicApi.difference(List.of("A : class", "A#a() : public int", "B : class"),
				List.of("A : class", "A#a() : public long", "A#b() : public int")))
			.containsExactly("- A#a() : public int", "+ A#a() : public long", "+ A#b() : public int", "- B : class");
	}

	abstract static class Open<T extends Comparable<T>> extends Number implements Supplier<@Nullable T> {

		public static final int LIMIT = 3;

		protected @Nullable String name;

		int hidden;

		protected Open(T name) throws IOException {
		}

		Open() {
		}

		@Override
		public @Nullable T get() {
			return null;
		}

		protected final <E extends Exception> List<? extends @Nullable E> read(@Nullable Object[] values,
				String... names) throws E {
			return List.of();
		}

		void hide() {
		}

		@Override
		public String toString() {
			return "";
		}

	}

	static final class Closed {

		private Closed() {
		}

		protected void hide() {
		}

	}

	@interface Marker {

		String[] value() default { "a", "b" };

	}

}
