package dev.kehrwieder.platform.http;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.platform.json.Json;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A "no" as the outside sees it: RFC 9457, with our {@code code} and, for fields, {@code errors}. Never a stack trace,
 * never another shop's data.
 *
 * @param members further members, such as {@code currentStatus} and {@code allowedCommands} of an INVALID_STATE
 */
public record Problem(ProblemCode code, String detail, List<FieldError> errors, Map<String, JsonNode> members) {

    static final String CONTENT_TYPE = "application/problem+json";

    public Problem {
        requireNonNull(code, "code is null");
        requireNonNull(detail, "detail is null");
        errors = List.copyOf(errors);
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    public static Problem of(ProblemCode code, String detail) {
        return new Problem(code, detail, List.of(), Map.of());
    }

    public static Problem of(ProblemCode code, String detail, List<FieldError> errors) {
        return new Problem(code, detail, errors, Map.of());
    }

    /** 422 with the reasons. */
    public static Problem invalid(List<FieldError> errors) {
        return of(ProblemCode.VALIDATION_FAILED, "See errors for what to change", errors);
    }

    /** The same for what is not there and for what belongs to another shop. */
    public static Problem notFound() {
        return of(ProblemCode.NOT_FOUND, "Nothing was found under this address");
    }

    /**
     * 409 that says how things stand.
     *
     * @param currentStatus the state as it is, a member of that name: RFC 9457 keeps {@code status} for the number
     */
    public static Problem inState(
            ProblemCode code, String detail, String currentStatus, Collection<String> allowedCommands) {
        ArrayNode commands = Json.array();
        allowedCommands.forEach(commands::add);
        return of(code, detail)
                .with("currentStatus", Json.string(currentStatus))
                .with("allowedCommands", commands);
    }

    public Problem with(String member, JsonNode value) {
        Map<String, JsonNode> all = new LinkedHashMap<>(members);
        all.put(member, value);
        return new Problem(code, detail, errors, all);
    }

    public ObjectNode toJson() {
        ObjectNode json = Json.object()
                .put(
                        "type",
                        "urn:kehrwieder:problem:"
                                + code.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("title", code.title())
                .put("status", code.status())
                .put("detail", detail)
                .put("code", code.name());
        ArrayNode list = json.putArray("errors");
        for (FieldError error : errors) {
            list.addObject()
                    .put("pointer", error.pointer())
                    .put("code", error.code())
                    .put("detail", error.detail());
        }
        members.forEach(json::set);
        return json;
    }

    public Answer answer() {
        Answer answer = Answer.text(code.status(), CONTENT_TYPE, Json.write(toJson()));
        return code == ProblemCode.UNAUTHORIZED ? answer.withHeader("WWW-Authenticate", "Bearer") : answer;
    }
}
