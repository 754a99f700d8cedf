package com.paykka.errors.internal.client;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The members of a JSON object, in which a name may come twice: its entries are all of
 * them, unlike those of other maps. {@code get} returns the first.
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

	// That of other maps asks for each name, and gets the first value only
	@Override
	public boolean equals(Object other) {
		return (other instanceof RepeatedMembers that) ? this.members.equals(that.members) : super.equals(other);
	}

	@Override
	public int hashCode() {
		return super.hashCode();
	}

}
