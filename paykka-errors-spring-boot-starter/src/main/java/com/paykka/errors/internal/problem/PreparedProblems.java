package com.paykka.errors.internal.problem;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiFunction;

import com.paykka.errors.PaykkaErrorCode;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ConcurrentLruCache;

/**
 * Writes problems that differ only in their instance. The first is written in full, later
 * ones reuse all but the instance.
 */
final class PreparedProblems {

	// Every code in two languages, and the waits that gateways request
	private static final int CAPACITY = 512;

	private static final String PLACE = "paykka:instance";

	private final ConcurrentLruCache<Members, Parts> parts;

	PreparedProblems(BiFunction<Members, String, byte[]> writer) {
		this.parts = new ConcurrentLruCache<>(CAPACITY, (members) -> Parts.of(writer.apply(members, PLACE)));
	}

	/** Return whether an instance is a URI that needs no escaping in JSON. */
	static boolean takes(String instance) {
		for (int i = 0; i < instance.length(); i++) {
			char character = instance.charAt(i);
			boolean letter = (character | 0x20) >= 'a' && (character | 0x20) <= 'z';
			boolean digitOrSlash = character >= '-' && character <= '9';
			if (!letter && !digitOrSlash && character != '_' && character != '~') {
				return false;
			}
		}
		return instance.startsWith("/");
	}

	List<byte[]> write(Members members, String instance) {
		Parts known = this.parts.get(members);
		return List.of(known.before(), instance.getBytes(StandardCharsets.ISO_8859_1), known.after());
	}

	record Members(PaykkaErrorCode code, int status, String title, String detail, @Nullable String retryAfter,
			@Nullable String upstreamCode) {
	}

	@SuppressWarnings("ArrayRecordComponent")
	private record Parts(byte[] before, byte[] after) {

		private static Parts of(byte[] whole) {
			String json = new String(whole, StandardCharsets.UTF_8);
			// Only codes, numbers and names follow it
			int place = json.lastIndexOf(PLACE);
			return new Parts(json.substring(0, place).getBytes(StandardCharsets.UTF_8),
					json.substring(place + PLACE.length()).getBytes(StandardCharsets.UTF_8));
		}

	}

}
