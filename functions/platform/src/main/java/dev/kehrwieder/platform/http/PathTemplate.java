package dev.kehrwieder.platform.http;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A path with parameters, each of which takes one whole segment: {@code /v1/orders/{orderNumber}}. */
record PathTemplate(String text) {

    PathTemplate {
        requireNonNull(text, "text is null");
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("A path starts with a slash: " + text);
        }
    }

    /** The names of the parameters, in their order. */
    List<String> parameters() {
        List<String> names = new ArrayList<>();
        for (String segment : segments(text)) {
            if (isParameter(segment)) {
                names.add(name(segment));
            }
        }
        return names;
    }

    /** The parameters' values, still encoded, if the path is one of this template. No value is empty. */
    Optional<Map<String, String>> match(String path) {
        List<String> wanted = segments(text);
        List<String> given = segments(path);
        if (wanted.size() != given.size()) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            String segment = given.get(i);
            if (isParameter(wanted.get(i)) && !segment.isEmpty()) {
                values.put(name(wanted.get(i)), segment);
            } else if (!wanted.get(i).equals(segment)) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    /** How many segments are written out: of two templates that match a path, the one with more is meant. */
    int fixedSegments() {
        return segments(text).size() - parameters().size();
    }

    private static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }

    private static String name(String segment) {
        return segment.substring(1, segment.length() - 1);
    }
}
