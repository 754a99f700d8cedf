package com.paykka.errors;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import com.paykka.errors.PaykkaErrorCode.Advice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link PaykkaErrorCode} against <code>catalog.csv</code>.
 */
class PaykkaErrorCodeTests {

	private static final int CODE = 0;

	private static final int NAME = 1;

	private static final int CATEGORY = 2;

	private static final int HTTP_STATUS = 3;

	private static final int RETRYABLE = 4;

	private static final int ADVICE = 5;

	private static final int SHOPPER_CODE = 6;

	private static final int TITLE = 7;

	private static final int MESSAGE = 8;

	@Test
	void holdsTheCodesOfTheCatalogInItsOrder() throws IOException, URISyntaxException {
		Path csv = Path.of(Objects.requireNonNull(getClass().getResource("/catalog.csv")).toURI());
		List<String> codes = Files.readAllLines(csv).stream().skip(1).map((line) -> line.substring(0, 4)).toList();
		assertThat(PaykkaErrorCode.values()).extracting(PaykkaErrorCode::getCode).containsExactlyElementsOf(codes);
	}

	@CatalogTest
	void hasTheName(ArgumentsAccessor row) {
		assertThat(errorCode(row).name()).isEqualTo(row.getString(NAME));
	}

	@CatalogTest
	void hasTheCategory(ArgumentsAccessor row) {
		assertThat(errorCode(row).getCategory()).hasToString(row.getString(CATEGORY));
	}

	@CatalogTest
	void hasTheHttpStatus(ArgumentsAccessor row) {
		assertThat(errorCode(row).getHttpStatus()).isEqualTo(row.getInteger(HTTP_STATUS));
	}

	@CatalogTest
	void isRetryableAsTheCatalogSays(ArgumentsAccessor row) {
		assertThat(errorCode(row).isRetryable()).isEqualTo(row.getBoolean(RETRYABLE));
	}

	@CatalogTest
	void hasTheAdvice(ArgumentsAccessor row) {
		assertThat(errorCode(row).getAdvice()).hasToString(row.getString(ADVICE));
	}

	@CatalogTest
	void hasTheCodeForTheShopper(ArgumentsAccessor row) {
		assertThat(errorCode(row).forShopper().getCode()).isEqualTo(row.getString(SHOPPER_CODE));
	}

	@CatalogTest
	void hasTheTitle(ArgumentsAccessor row) {
		assertThat(errorCode(row).getTitle()).isEqualTo(row.getString(TITLE));
	}

	@CatalogTest
	void derivesTheTitleFromTheName(ArgumentsAccessor row) {
		assertThat(PaykkaErrorCode.Title.of(row.getString(NAME))).isEqualTo(row.getString(TITLE));
	}

	@CatalogTest
	void hasTheMessageToTheLetter(ArgumentsAccessor row) {
		assertThat(errorCode(row).getMessageTemplate()).hasToString(row.getString(MESSAGE));
	}

	@Test
	void onlyRetryTransactionAndTooManyRequestsAreRetryable() {
		assertThat(Arrays.stream(PaykkaErrorCode.values()).filter(PaykkaErrorCode::isRetryable))
			.containsExactly(PaykkaErrorCode.RETRY_TRANSACTION, PaykkaErrorCode.TOO_MANY_REQUESTS);
	}

	@ParameterizedTest
	@EnumSource
	void adviceIsToRetryExactlyWhereTheCodeIsRetryable(PaykkaErrorCode errorCode) {
		assertThat(errorCode.getAdvice() == Advice.RETRY).isEqualTo(errorCode.isRetryable());
	}

	@ParameterizedTest
	@EnumSource
	void shopperIsShownCheckStatusForCheckStatus(PaykkaErrorCode errorCode) {
		if (errorCode.getAdvice() == Advice.CHECK_STATUS) {
			assertThat(errorCode.forShopper().getAdvice()).isEqualTo(Advice.CHECK_STATUS);
		}
	}

	@ParameterizedTest
	@EnumSource
	void categoryHasTheFirstDigitOfTheCode(PaykkaErrorCode errorCode) {
		assertThat(errorCode.getCode()).startsWith(String.valueOf(errorCode.getCategory().getFirstDigit()));
	}

	@ParameterizedTest
	@EnumSource
	void findsEachCategoryByItsFirstDigit(PaykkaErrorCode.Category category) {
		assertThat(PaykkaErrorCode.Category.ofFirstDigit(category.getFirstDigit())).isEqualTo(category);
	}

	@Test
	void refusesDigitThatBeginsNoCategoryAndNamesIt() {
		assertThatIllegalArgumentException().isThrownBy(() -> PaykkaErrorCode.Category.ofFirstDigit(3))
			.withMessageEndingWith("3");
	}

	@ParameterizedTest
	@EnumSource
	void codeForTheShopperIsNotReplacedAgain(PaykkaErrorCode errorCode) {
		assertThat(errorCode.forShopper().forShopper()).isEqualTo(errorCode.forShopper());
	}

	@ParameterizedTest
	@EnumSource
	void resolvesEachCode(PaykkaErrorCode errorCode) {
		assertThat(PaykkaErrorCode.resolve(errorCode.getCode())).isEqualTo(errorCode);
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(
			strings = { "", "9999", "3000", "4018 ", " 4018", "04018", "ORDER_EXPIRED", "\uff14\uff10\uff11\uff18" })
	void resolvesUnknownCodeToNull(String code) {
		assertThat(PaykkaErrorCode.resolve(code)).isNull();
	}

	@ParameterizedTest
	@EnumSource
	void returnsTheEntryOfEachCode(PaykkaErrorCode errorCode) {
		assertThat(PaykkaErrorCode.fromCode(errorCode.getCode())).isEqualTo(errorCode);
	}

	@Test
	void refusesUnknownCodeAndNamesIt() {
		assertThatIllegalArgumentException().isThrownBy(() -> PaykkaErrorCode.fromCode("9999"))
			.withMessageContaining("9999");
	}

	@Test
	void refusesNullAsCode() {
		assertThatIllegalArgumentException().isThrownBy(() -> PaykkaErrorCode.fromCode(null))
			.withMessageContaining("null");
	}

	private static PaykkaErrorCode errorCode(ArgumentsAccessor row) {
		return PaykkaErrorCode.fromCode(row.getString(CODE));
	}

	@Target(ElementType.METHOD)
	@Retention(RetentionPolicy.RUNTIME)
	@ParameterizedTest
	@CsvFileSource(resources = "/catalog.csv", numLinesToSkip = 1)
	private @interface CatalogTest {

	}

}
