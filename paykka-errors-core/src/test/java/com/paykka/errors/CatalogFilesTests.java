package com.paykka.errors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.paykka.errors.PaykkaErrorCode.Advice;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that <code>docs/codes.md</code> repeats the catalog, and that
 * <code>catalog.csv</code> has a row for each code. With <code>mvn -Pupdate</code> they
 * write what is missing. Rows of the CSV are never changed, as they are what the catalog
 * is tested against.
 */
class CatalogFilesTests {

	private static final Path BASE = Path.of(System.getProperty("basedir", "")).toAbsolutePath();

	private static final Path CODES = BASE.resolveSibling("docs/codes.md");

	private static final Path CSV = BASE.resolve("src/test/resources/catalog.csv");

	private static final Pattern TABLE = Pattern.compile("(?m)(?:^\\| \\d{4} \\| `.*\n)+");

	private static final Pattern HIDDEN = Pattern.compile("(?m)^\\| [\\d, ]+ \\| (\\d{4}) \\|");

	@Test
	void documentListsTheCatalog() throws IOException {
		checkOrUpdate(CODES, CatalogFilesTests::withCodes);
	}

	@Test
	void documentSaysWhyEachCodeIsShownInsteadOfOthers() throws IOException {
		assertThat(HIDDEN.matcher(Files.readString(CODES)).results().map((row) -> row.group(1)))
			.containsExactlyInAnyOrderElementsOf(hiddenCodes().keySet());
	}

	@Test
	void documentExplainsEachAdvice() throws IOException {
		assertThat(Files.readAllLines(CODES)).filteredOn((line) -> line.matches("\\| `[A-Z_]+` \\|.*"))
			.extracting((line) -> line.replaceFirst("\\| `(\\w+)` \\|.*", "$1"))
			.containsExactlyElementsOf(Arrays.stream(Advice.values()).map(Advice::name).toList());
	}

	@Test
	void csvHasARowForEachCode() throws IOException {
		checkOrUpdate(CSV, CatalogFilesTests::withRows);
	}

	@Test
	void updateAddsACodeInItsPlace() throws IOException {
		String codes = withCodes(Files.readString(CODES));
		assertThat(withCodes(codes.replaceFirst("(?m)^\\| 4018 .*\n", "").replace("5008, 5009,", "5008,")))
			.isEqualTo(codes);
		String csv = withRows(Files.readString(CSV));
		assertThat(withRows(csv.replaceFirst("(?m)^2005,.*\n", ""))).isEqualTo(csv);
	}

	@Test
	void updateChangesNoRowOfTheCsv() throws IOException {
		String csv = withRows(Files.readString(CSV)).replace("4018,ORDER_EXPIRED,TRANSACTION,410,",
				"4018,GONE,TRANSACTION,404,");
		assertThat(withRows(csv)).isEqualTo(csv);
	}

	private static void checkOrUpdate(Path file, UnaryOperator<String> update) throws IOException {
		String text = Files.readString(file);
		String updated = update.apply(text);
		if (Boolean.getBoolean("update")) {
			Files.writeString(file, updated);
		}
		else {
			assertThat(text).as("%s, which 'mvn -Pupdate' brings up to date", file).isEqualTo(updated);
		}
	}

	private static String withCodes(String document) {
		String rows = codes().map(CatalogFilesTests::tableRow).collect(Collectors.joining());
		Map<String, String> hidden = hiddenCodes();
		return HIDDEN.matcher(TABLE.matcher(document).replaceFirst(Matcher.quoteReplacement(rows)))
			.replaceAll((row) -> "| " + hidden.get(row.group(1)) + " | $1 |");
	}

	private static String withRows(String csv) {
		List<String> lines = csv.lines().toList();
		Map<String, String> rows = new TreeMap<>();
		lines.stream().skip(1).forEach((row) -> rows.put(row.substring(0, 4), row));
		codes().forEach((code) -> rows.putIfAbsent(code.getCode(), csvRow(code)));
		return Stream.concat(lines.stream().limit(1), rows.values().stream())
			.map((line) -> line + '\n')
			.collect(Collectors.joining());
	}

	private static Stream<PaykkaErrorCode> codes() {
		return Arrays.stream(PaykkaErrorCode.values());
	}

	/**
	 * Return the codes that a shopper never sees, by the code shown in their place.
	 */
	private static Map<String, String> hiddenCodes() {
		return codes().filter((code) -> code.forShopper() != code)
			.collect(Collectors.groupingBy((code) -> code.forShopper().getCode(), LinkedHashMap::new,
					Collectors.mapping(PaykkaErrorCode::getCode, Collectors.joining(", "))));
	}

	private static String tableRow(PaykkaErrorCode code) {
		return "| " + row(" | ", code.getCode(), '`' + code.name() + '`', code.getCategory(), code.getHttpStatus(),
				code.getAdvice(), code.forShopper().getCode(), code.getMessageTemplate()) + " |\n";
	}

	private static String csvRow(PaykkaErrorCode code) {
		String message = code.getMessageTemplate().toString();
		return row(",", code.getCode(), code.name(), code.getCategory(), code.getHttpStatus(), code.isRetryable(),
				code.getAdvice(), code.forShopper().getCode(), code.getTitle(),
				message.contains(",") ? '"' + message + '"' : message);
	}

	private static String row(String separator, Object... cells) {
		return Arrays.stream(cells).map(String::valueOf).collect(Collectors.joining(separator));
	}

}
