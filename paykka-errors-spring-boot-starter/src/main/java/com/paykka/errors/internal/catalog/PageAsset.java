package com.paykka.errors.internal.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;

/**
 * A file that a page refers to. Browsers cache it, but revalidate it each time.
 */
final class PageAsset {

	private final String name;

	private final MediaType contentType;

	private final byte[] content;

	private final String eTag;

	PageAsset(String name, String contentType) {
		this.name = name;
		this.contentType = MediaType.parseMediaType(contentType);
		this.content = load(name);
		this.eTag = '"' + DigestUtils.md5DigestAsHex(this.content) + '"';
	}

	static byte[] load(String name) {
		try {
			return new ClassPathResource(name, PageAsset.class).getContentAsByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String name() {
		return this.name;
	}

	ResponseEntity<byte[]> toResponse() {
		return ResponseEntity.ok()
			.contentType(this.contentType)
			.cacheControl(CacheControl.noCache())
			.eTag(this.eTag)
			.header("X-Content-Type-Options", "nosniff")
			.body(this.content);
	}

}
