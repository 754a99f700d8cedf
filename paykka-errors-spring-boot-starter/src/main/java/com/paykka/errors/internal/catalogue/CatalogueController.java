package com.paykka.errors.internal.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.paykka.errors.internal.problem.ProblemRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.json.JsonWriter;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Serves the catalogue on both stacks, as pages or as JSON. The bytes and the content
 * type are decided here, as the application's own converters may have other plans.
 */
@Controller
@RequestMapping("${paykka.errors.catalogue.path:/paykka-errors}")
class CatalogueController {

	private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

	private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; "
			+ "img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

	private final PageAsset style = new PageAsset("catalogue.css", "text/css;charset=UTF-8");

	private final PageAsset script = new PageAsset("catalogue.js", "text/javascript;charset=UTF-8");

	private final PageAsset icon = new PageAsset("catalogue.svg", "image/svg+xml");

	private final JsonWriter<Map<String, Object>> json = JsonWriter.standard();

	private final CodeListing listing;

	private final CataloguePages pages;

	CatalogueController(CodeListing listing, CataloguePages pages) {
		this.listing = listing;
		this.pages = pages;
	}

	@GetMapping
	ResponseEntity<byte[]> codes(@RequestParam(defaultValue = "") String q,
			@RequestParam(defaultValue = "") String category, @RequestParam(defaultValue = "") String status,
			@RequestHeader HttpHeaders headers, Locale resolved) {
		Locale locale = asked(headers, resolved);
		CodeSearch search = CodeSearch.of(q, category, status);
		if (wantsJson(headers)) {
			List<ListedCode> found = this.listing.all(locale).stream().filter(search::matches).toList();
			return answer(200, MediaType.APPLICATION_JSON, locale, this.listing.toMembers(found));
		}
		return answer(200, locale, this.pages.codes(search, locale));
	}

	@GetMapping("/{code}")
	ResponseEntity<byte[]> code(@PathVariable String code, @RequestHeader HttpHeaders headers, Locale resolved) {
		Locale locale = asked(headers, resolved);
		ListedCode found = this.listing.find(code, locale);
		if (wantsJson(headers)) {
			return (found != null) ? answer(200, MediaType.APPLICATION_JSON, locale, found.toMembers())
					: answer(404, MediaType.APPLICATION_PROBLEM_JSON, locale, missing(locale));
		}
		return (found != null) ? answer(200, locale, this.pages.code(found, locale))
				: answer(404, locale, this.pages.missing(locale));
	}

	@GetMapping("/catalogue.css")
	ResponseEntity<byte[]> style() {
		return this.style.toResponse();
	}

	@GetMapping("/catalogue.js")
	ResponseEntity<byte[]> script() {
		return this.script.toResponse();
	}

	@GetMapping("/catalogue.svg")
	ResponseEntity<byte[]> icon() {
		return this.icon.toResponse();
	}

	private static @Nullable Locale asked(HttpHeaders headers, Locale resolved) {
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

	private static Map<String, Object> missing(@Nullable Locale locale) {
		Map<String, Object> problem = new LinkedHashMap<>();
		problem.put("title", "Not Found");
		problem.put("status", 404);
		problem.put("detail", PageWords.of(locale).get("missing.text"));
		return problem;
	}

	private ResponseEntity<byte[]> answer(int status, MediaType type, @Nullable Locale locale,
			Map<String, Object> members) {
		return answer(status, type, locale, this.json.write(members).toByteArray());
	}

	private static ResponseEntity<byte[]> answer(int status, @Nullable Locale locale, Html page) {
		return answer(status, HTML, locale, page.markup().getBytes(StandardCharsets.UTF_8));
	}

	private static ResponseEntity<byte[]> answer(int status, MediaType type, @Nullable Locale locale, byte[] body) {
		return ResponseEntity.status(status)
			.contentType(type)
			.cacheControl(CacheControl.noStore())
			.varyBy(HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE)
			.header(HttpHeaders.CONTENT_LANGUAGE, PageWords.of(locale).language())
			.header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
			.header("X-Content-Type-Options", "nosniff")
			.header("Referrer-Policy", "no-referrer")
			.body(body);
	}

}
