package com.paykka.errors.internal.client;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The members of a JSON object, which may repeat a name. Unlike other maps, it has an
 * entry for each of them; {@code get} returns the first.
 */
final class RepeatedMembers extends AbstractMap<String, Object> {

	private final List<Map.Entry<String, Object>> members;

	RepeatedMembers(List<Map.Entry<String, Object>> members) {
		this.members = members;
	}

	@Override
	public Set<Map.Entry<String, Object>> entrySet() {
		return new AbstractSet<>() {

			@Override
			public Iterator<Map.Entry<String, Object>> iterator() {
				return RepeatedMembers.this.members.iterator();
			}

			@Override
			public int size() {
				return RepeatedMembers.this.members.size();
			}

		};
	}

	// The inherited method looks up each name and so compares only first values
	@Override
	public boolean equals(Object other) {
		return (other instanceof RepeatedMembers that) ? this.members.equals(that.members) : super.equals(other);
	}

	@Override
	public int hashCode() {
		return super.hashCode();
	}

}
