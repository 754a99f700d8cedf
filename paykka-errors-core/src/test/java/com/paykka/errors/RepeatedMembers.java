package com.paykka.errors;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A JSON object that may repeat a name, as a transport passes it on.
 */
final class RepeatedMembers extends AbstractMap<String, Object> {

	private final List<Map.Entry<String, Object>> members = new ArrayList<>();

	RepeatedMembers and(String name, Object value) {
		this.members.add(new SimpleImmutableEntry<>(name, value));
		return this;
	}

	@Override
	public Set<Map.Entry<String, Object>> entrySet() {
		List<Map.Entry<String, Object>> entries = this.members;
		return new AbstractSet<>() {

			@Override
			public Iterator<Map.Entry<String, Object>> iterator() {
				return entries.iterator();
			}

			@Override
			public int size() {
				return entries.size();
			}

		};
	}

}
