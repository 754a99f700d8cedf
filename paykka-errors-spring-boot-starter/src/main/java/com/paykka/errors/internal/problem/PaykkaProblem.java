package com.paykka.errors.internal.problem;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ProblemDetail;

/**
 * A problem whose further members stand beside the standard ones on every Jackson, also
 * without Spring's own mix-in.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
@JsonPropertyOrder({ "type", "title", "status", "detail", "instance" })
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public final class PaykkaProblem extends ProblemDetail {

	private static final long serialVersionUID = 1L;

	PaykkaProblem(int status) {
		super(status);
	}

	@Override
	@JsonProperty("type")
	public @Nullable URI getType() {
		return super.getType();
	}

	@Override
	@JsonProperty("title")
	public @Nullable String getTitle() {
		return super.getTitle();
	}

	@Override
	@JsonProperty("status")
	public int getStatus() {
		return super.getStatus();
	}

	@Override
	@JsonProperty("detail")
	public @Nullable String getDetail() {
		return super.getDetail();
	}

	@Override
	@JsonProperty("instance")
	public @Nullable URI getInstance() {
		return super.getInstance();
	}

	@Override
	@JsonAnyGetter
	@JsonInclude(value = JsonInclude.Include.ALWAYS, content = JsonInclude.Include.ALWAYS)
	public @Nullable Map<String, Object> getProperties() {
		return super.getProperties();
	}

	/**
	 * Return all members in the order in which they are written.
	 */
	Map<String, Object> toMembers() {
		Map<String, Object> members = new LinkedHashMap<>();
		put(members, "type", getType());
		put(members, "title", getTitle());
		members.put("status", getStatus());
		put(members, "detail", getDetail());
		put(members, "instance", getInstance());
		Map<String, Object> properties = getProperties();
		if (properties != null) {
			members.putAll(properties);
		}
		return members;
	}

	private static void put(Map<String, Object> members, String name, @Nullable Object value) {
		if (value != null) {
			members.put(name, value.toString());
		}
	}

}
