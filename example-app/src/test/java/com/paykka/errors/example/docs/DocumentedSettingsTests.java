package com.paykka.errors.example.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.jayway.jsonpath.JsonPath;
import com.paykka.errors.example.docs.Document.Block;
import com.paykka.errors.internal.settings.PaykkaErrorsProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.PropertiesPropertySourceLoader;
import org.springframework.boot.env.PropertySourceLoader;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests that the settings in the documentation are those of the starter.
 */
class DocumentedSettingsTests {

	private static final String PREFIX = "paykka.errors";

	private static final Pattern ROW = Pattern.compile("\\| `(paykka\\.errors\\.[^`]*)` \\| (?:`([^`]*)`)?[^|]*\\|.*");

	private static final Pattern MENTION = Pattern.compile("`(paykka\\.errors\\.[a-z.-]+)[`=.<]");

	/** Names of all settings that the class path knows, with defaults. */
	private final Map<String, String> known = known();

	@Test
	void tableHasEachSettingWithItsDefault() {
		Map<String, String> table = new TreeMap<>();
		Document.of("docs/settings.md").prose().lines().map(ROW::matcher).filter(Matcher::matches).forEach((row) -> {
			String value = (row.group(2) != null) ? row.group(2) : "";
			table.put(row.group(1), row.group(1).startsWith(PREFIX + ".codes.") ? "" : value);
		});
		assertThat(table).containsExactlyEntriesOf(expected());
	}

	@Test
	void settingThatIsMentionedExists() {
		List<String> mentions = Document.all()
			.stream()
			.flatMap((document) -> MENTION.matcher(document.prose()).results())
			.map((match) -> match.group(1))
			.distinct()
			.toList();
		assertThat(mentions).isNotEmpty().allMatch(this::isKnown);
	}

	@ParameterizedTest
	@MethodSource("blocks")
	void settingsAreUnderstood(Block block) throws IOException {
		PropertySource<?> settings = load(block);
		Binder binder = new Binder(ConfigurationPropertySources.from(settings));
		assertThatNoException().as(block.toString())
			.isThrownBy(() -> binder.bindOrCreate(PREFIX, Bindable.of(PaykkaErrorsProperties.class),
					new NoUnboundElementsBindHandler(BindHandler.DEFAULT)));
		assertThat(((EnumerablePropertySource<?>) settings).getPropertyNames()).as(block.toString())
			.allMatch((name) -> isKnown(name) || isTested(block));
	}

	static Stream<Block> blocks() {
		return Stream.concat(Document.blocks("yaml"), Document.blocks("properties"));
	}

	/**
	 * Settings of other libraries and texts are compared with what tests use.
	 */
	private static boolean isTested(Block block) {
		return TestedFiles.contain(block.lines().stream().filter((line) -> !line.startsWith("#")).toList());
	}

	private boolean isKnown(String name) {
		return this.known.containsKey(name) || this.known.keySet()
			.stream()
			.anyMatch((other) -> name.startsWith(other) && isMap(other) || other.startsWith(name + '.'));
	}

	private static boolean isMap(String name) {
		return name.equals(PREFIX + ".codes") || name.equals(PREFIX + ".translate");
	}

	private Map<String, String> expected() {
		Map<String, String> expected = new TreeMap<>();
		this.known.forEach((name, value) -> {
			if (name.startsWith(PREFIX) && !isMap(name)) {
				expected.put(name, value);
			}
		});
		Arrays.stream(PaykkaErrorsProperties.Code.class.getRecordComponents())
			.map((component) -> component.getName().replaceAll("([A-Z])", "-$1").toLowerCase())
			.forEach((name) -> expected.put(PREFIX + ".codes.<code>." + name, ""));
		expected.put(PREFIX + ".translate.<exception class>", "");
		return expected;
	}

	private static Map<String, String> known() {
		Map<String, String> known = new LinkedHashMap<>();
		try {
			for (URL resource : Collections.list(DocumentedSettingsTests.class.getClassLoader()
				.getResources("META-INF/spring-configuration-metadata.json"))) {
				try (InputStream json = resource.openStream()) {
					JsonPath.parse(json).<List<Map<String, Object>>>read("$.properties[*]").forEach((property) -> {
						Object value = property.get("defaultValue");
						known.put((String) property.get("name"), (value != null) ? value.toString() : "");
					});
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return known;
	}

	private static PropertySource<?> load(Block block) throws IOException {
		PropertySourceLoader loader = block.is("yaml") ? new YamlPropertySourceLoader()
				: new PropertiesPropertySourceLoader();
		return loader.load(block.toString(), new ByteArrayResource(block.text().getBytes())).get(0);
	}

}
