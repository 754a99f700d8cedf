package com.paykka.errors.internal.problem;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.BiFunction;

import com.paykka.errors.PaykkaErrorCode;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ConcurrentLruCache;

/**
 * Writes problems that differ in nothing but their instance: once whole, from then on
 * only the instance.
 */
final class PreparedProblems {

	// Every code in two languages, and more waits than a gateway asks for
	private static final int CAPACITY = 512;

	private static final char MAX_ASCII = 127;

	private static final String PLACE = "paykka:instance";

	private final ConcurrentLruCache<Members, Parts> parts;

	/**
	 * Create a writer.
	 * @param writer writes a whole problem with an instance
	 */
	PreparedProblems(BiFunction<Members, URI, byte[]> writer) {
		URI place = URI.create(PLACE);
		this.parts = new ConcurrentLruCache<>(CAPACITY, (members) -> Parts.of(writer.apply(members, place)));
	}

	/**
	 * Return whether an instance is written in every JSON as it is.
	 * @param instance the instance of a problem, in which as a URI are neither quotes nor
	 * control characters
	 * @return whether it can be put into a prepared problem
	 */
	static boolean takes(URI instance) {
		String text = instance.toString();
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) > MAX_ASCII) {
				return false;
			}
		}
		return !text.isEmpty();
	}

	/**
	 * Write a problem.
	 * @param members its members but for the instance
	 * @param instance its instance
	 * @return its JSON text in UTF-8
	 */
	byte[] write(Members members, URI instance) {
		return this.parts.get(members).around(instance.toString().getBytes(StandardCharsets.US_ASCII));
	}

	/**
	 * The members that many problems have in common.
	 */
	record Members(PaykkaErrorCode code, int status, String title, String detail, @Nullable String retryAfter,
			@Nullable String upstreamCode) {
	}

	@SuppressWarnings("ArrayRecordComponent")
	private record Parts(byte[] before, byte[] after) {

		private static Parts of(byte[] whole) {
			String json = new String(whole, StandardCharsets.UTF_8);
			// Behind it stand only codes, numbers and names
			int place = json.lastIndexOf(PLACE);
			return new Parts(json.substring(0, place).getBytes(StandardCharsets.UTF_8),
					json.substring(place + PLACE.length()).getBytes(StandardCharsets.UTF_8));
		}

		private byte[] around(byte[] instance) {
			byte[] whole = Arrays.copyOf(this.before, this.before.length + instance.length + this.after.length);
			System.arraycopy(instance, 0, whole, this.before.length, instance.length);
			System.arraycopy(this.after, 0, whole, this.before.length + instance.length, this.after.length);
			return whole;
		}

	}

}
