package com.paykka.errors.internal.catalog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.paykka.errors.internal.problem.ProblemRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.json.JsonWriter;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MimeTypeUtils;
import org.springframework.util.function.SingletonSupplier;
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

	private final SingletonSupplier<Map<String, PageAsset>> assets = SingletonSupplier.of(() -> Stream
		.of(new PageAsset("catalog.css", "text/css;charset=UTF-8"),
				new PageAsset("catalog.js", "text/javascript;charset=UTF-8"),
				new PageAsset("catalog.svg", "image/svg+xml"),
				new PageAsset("catalog.en.json", MediaType.APPLICATION_JSON_VALUE),
				new PageAsset("catalog.zh-CN.json", MediaType.APPLICATION_JSON_VALUE))
		.collect(Collectors.toUnmodifiableMap(PageAsset::name, Function.identity())));

	private final JsonWriter<Map<String, Object>> json = JsonWriter.standard();

	private final CodeListing listing;

	private final CodeDetails details;

	private final CatalogPage codesPage;

	private final CatalogPage codePage = new CatalogPage("");

	CatalogController(CodeListing listing, CodeDetails details, String path) {
		this.listing = listing;
		this.details = details;
		this.codesPage = new CatalogPage(path.substring(path.lastIndexOf('/') + 1) + "/");
	}

	@GetMapping
	ResponseEntity<byte[]> codes(@RequestHeader HttpHeaders headers, Locale resolved) {
		Locale locale = requestedLocale(headers, resolved);
		if (wantsJson(headers)) {
			return respond(200, MediaType.APPLICATION_JSON, locale, this.listing.toMembers(this.listing.all(locale)));
		}
		return respond(200, HTML, locale, this.codesPage.in(locale));
	}

	@GetMapping("/{name}")
	ResponseEntity<byte[]> code(@PathVariable String name, @RequestHeader HttpHeaders headers, Locale resolved) {
		PageAsset asset = this.assets.obtain().get(name);
		if (asset != null) {
			return asset.toResponse();
		}
		Locale locale = requestedLocale(headers, resolved);
		ListedCode code = this.listing.byCodeOrName(name, locale);
		if (!wantsJson(headers)) {
			return respond((code != null) ? 200 : 404, HTML, locale, this.codePage.in(locale));
		}
		return (code != null) ? respond(200, MediaType.APPLICATION_JSON, locale, this.details.of(code, locale))
				: respond(404, MediaType.APPLICATION_PROBLEM_JSON, locale, notFound());
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

	private static Map<String, Object> notFound() {
		Map<String, Object> problem = new LinkedHashMap<>();
		problem.put("title", "Not Found");
		problem.put("status", 404);
		return problem;
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
			.header(HttpHeaders.CONTENT_LANGUAGE, CatalogPage.language(locale))
			.header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
			.header("X-Content-Type-Options", "nosniff")
			.header("Referrer-Policy", "no-referrer")
			.body(body);
	}

}
