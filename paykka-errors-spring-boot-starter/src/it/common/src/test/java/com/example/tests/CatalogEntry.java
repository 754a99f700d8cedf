package com.example.tests;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A row of the catalog.
 *
 * @param code the code
 * @param name its name
 * @param category its category
 * @param status the HTTP status
 * @param retryable whether the same request may be sent again
 * @param advice what to do next
 * @param shopperCode what a shopper is told
 * @param title the title
 * @param message the message
 */
record CatalogEntry(String code, String name, String category, int status, boolean retryable, String advice,
		String shopperCode, String title, String message) {

	/**
	 * Return all codes except success.
	 * @return the errors
	 */
	static List<CatalogEntry> errors() {
		try (InputStream csv = CatalogEntry.class.getResourceAsStream("/catalog.csv")) {
			return new String(csv.readAllBytes(), StandardCharsets.UTF_8).lines()
				.skip(1)
				.map(CatalogEntry::parse)
				.filter((entry) -> !entry.code().equals("0000"))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static CatalogEntry parse(String line) {
		String[] cells = line.split(",", 9);
		String message = cells[8].startsWith("\"") ? cells[8].substring(1, cells[8].length() - 1) : cells[8];
		return new CatalogEntry(cells[0], cells[1], cells[2], Integer.parseInt(cells[3]),
				Boolean.parseBoolean(cells[4]), cells[5], cells[6], cells[7], message);
	}

}
