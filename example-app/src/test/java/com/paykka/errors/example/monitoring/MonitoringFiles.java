package com.paykka.errors.example.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.jayway.jsonpath.JsonPath;

/**
 * The files that operators load into Prometheus and Grafana.
 */
final class MonitoringFiles {

	private static final Path MODULE = Path.of(System.getProperty("basedir", ""));

	static final Path RULES = MODULE.resolve("src/monitoring/paykka-errors.rules.yml");

	static final Path SHOP_RULES = MODULE.resolve("src/monitoring/shop.rules.yml");

	static final Path RULES_TEST = MODULE.resolve("src/monitoring/paykka-errors.rules.test.yml");

	static final Path DASHBOARD = MODULE.resolve("src/monitoring/paykka-errors.dashboard.json");

	static final Path OPERATING = MODULE.resolve("../docs/operating.md");

	private MonitoringFiles() {
	}

	static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Return all matches of a pattern's first group in some files.
	 */
	static List<String> find(String pattern, Path... files) {
		Stream<MatchResult> found = Stream.of(files)
			.flatMap((file) -> Pattern.compile(pattern).matcher(read(file)).results());
		return found.map((result) -> result.group(1)).toList();
	}

	/**
	 * Return all matches of a JSON path in the dashboard.
	 */
	static <T> List<T> dashboard(String path) {
		return JsonPath.read(read(DASHBOARD), path);
	}

}
