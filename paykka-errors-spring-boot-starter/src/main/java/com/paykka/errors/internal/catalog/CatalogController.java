package com.paykka.errors.internal.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.internal.problem.ProblemRequest;
import com.paykka.errors.internal.settings.CodeSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.json.JsonWriter;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.DigestUtils;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Serves the catalog on both stacks, as JSON and as a page with a script that fetches the
 * JSON from the same address. It writes the bytes and the content type itself, so that
 * the application's own converters can't change them.
 */
@Controller
@RequestMapping("${paykka.errors.catalog.path:/paykka-errors}")
class CatalogController {

	private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

	private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; "
			+ "img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

	static final Set<String> FILES = Set.of("catalog.css", "catalog.js", "catalog.svg", "catalog.en.json",
			"catalog.zh-CN.json");

	private static final byte[] NOT_FOUND = "{\"title\":\"Not Found\",\"status\":404}".getBytes(StandardCharsets.UTF_8);

	private final JsonWriter<Map<String, Object>> json = JsonWriter.standard();

	private final CodeListing listing;

	private final String path;

	CatalogController(CodeListing listing, String path) {
		this.listing = listing;
		this.path = path;
	}

	@GetMapping
	ResponseEntity<byte[]> codes(@RequestHeader HttpHeaders headers, Locale resolved) {
		Locale locale = requestedLocale(headers, resolved);
		if (wantsJson(headers)) {
			return respond(200, MediaType.APPLICATION_JSON, locale, this.listing.all(locale));
		}
		return respond(200, HTML, locale, page(this.path.substring(this.path.lastIndexOf('/') + 1) + '/', locale));
	}

	@GetMapping("/{name}")
	ResponseEntity<byte[]> code(@PathVariable String name, @RequestHeader HttpHeaders headers, Locale resolved) {
		if (FILES.contains(name)) {
			return file(name);
		}
		Locale locale = requestedLocale(headers, resolved);
		PaykkaErrorCode code = CodeSettings.byCodeOrName(name);
		if (!wantsJson(headers)) {
			return respond((code != null) ? 200 : 404, HTML, locale, page("", locale));
		}
		return (code != null) ? respond(200, MediaType.APPLICATION_JSON, locale, this.listing.details(code, locale))
				: respond(404, MediaType.APPLICATION_PROBLEM_JSON, locale, NOT_FOUND);
	}

	/**
	 * Return a file that a page refers to. Browsers cache it, but revalidate it each
	 * time.
	 */
	private static ResponseEntity<byte[]> file(String name) {
		byte[] content = load(name);
		MediaType type = MediaTypeFactory.getMediaType(name).orElseThrow();
		return ResponseEntity.ok()
			.contentType(type.getType().equals("text") ? new MediaType(type, StandardCharsets.UTF_8) : type)
			.cacheControl(CacheControl.noCache())
			.eTag('"' + DigestUtils.md5DigestAsHex(content) + '"')
			.header("X-Content-Type-Options", "nosniff")
			.body(content);
	}

	/** Return a page, whose script fetches the rest. */
	static byte[] page(String base, @Nullable Locale locale) {
		return new String(load("catalog.html"), StandardCharsets.UTF_8).replace("{base}", base)
			.replace("{language}", language(locale))
			.getBytes(StandardCharsets.UTF_8);
	}

	static byte[] load(String name) {
		try {
			return new ClassPathResource(name, CatalogController.class).getContentAsByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String language(@Nullable Locale locale) {
		return (locale != null && locale.getLanguage().equals("zh")) ? "zh-CN" : "en";
	}

	private static @Nullable Locale requestedLocale(HttpHeaders headers, Locale resolved) {
		return ProblemRequest.namesLanguage(headers.getFirst(HttpHeaders.ACCEPT_LANGUAGE)) ? resolved : null;
	}

	private static boolean wantsJson(HttpHeaders headers) {
		try {
			List<MediaType> accepted = new ArrayList<>(headers.getAccept());
			MimeTypeUtils.sortBySpecificity(accepted);
			return accepted.stream()
				.filter((type) -> type.getQualityValue() > 0)
				.filter((type) -> type.includes(MediaType.TEXT_HTML) || type.includes(MediaType.APPLICATION_JSON))
				.findFirst()
				.filter((type) -> !type.includes(MediaType.TEXT_HTML))
				.isPresent();
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private ResponseEntity<byte[]> respond(int status, MediaType type, @Nullable Locale locale,
			Map<String, Object> members) {
		return respond(status, type, locale, this.json.write(members).toByteArray());
	}

	private static ResponseEntity<byte[]> respond(int status, MediaType type, @Nullable Locale locale, byte[] body) {
		return ResponseEntity.status(status)
			.contentType(type)
			.cacheControl(CacheControl.noStore())
			.varyBy(HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE)
			.header(HttpHeaders.CONTENT_LANGUAGE, language(locale))
			.header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
			.header("X-Content-Type-Options", "nosniff")
			.header("Referrer-Policy", "no-referrer")
			.body(body);
	}

}
