package dev.kehrwieder.local.template;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The project's own template: resolved as the runner sees it, and as written. */
final class ProjectTemplate {
    private static final Path FILE =
            Path.of("../../template.yaml").toAbsolutePath().normalize();

    private ProjectTemplate() {}

    static Template resolved() {
        return resolved(Map.of());
    }

    static Template resolved(Map<String, String> parameters) {
        return Template.read(FILE, parameters, Physical.local(URI.create("http://127.0.0.1:9324")));
    }

    static Path folder() {
        return FILE.getParent();
    }

    /** What every resource of a kind has. */
    static Map<?, ?> globals() {
        return map(TemplateYaml.read(FILE), "Globals");
    }

    /** The properties of every resource of a type, by logical id; functions without the globals. */
    static Map<String, Map<?, ?>> written(String type) {
        Map<String, Map<?, ?>> found = new LinkedHashMap<>();
        map(TemplateYaml.read(FILE), "Resources").forEach((id, value) -> {
            if (value instanceof Map<?, ?> resource && type.equals(resource.get("Type"))) {
                found.put(String.valueOf(id), resource.get("Properties") instanceof Map<?, ?> map ? map : Map.of());
            }
        });
        return found;
    }

    /** The events of a function as written. */
    static Stream<Map<?, ?>> events(Map<?, ?> function) {
        return function.get("Events") instanceof Map<?, ?> events
                ? events.keySet().stream().map(name -> map(events, String.valueOf(name)))
                : Stream.empty();
    }

    /** What a chain of names leads to, which must be a mapping. */
    static Map<?, ?> map(Map<?, ?> from, String... names) {
        Map<?, ?> at = from;
        for (String name : names) {
            if (!(at.get(name) instanceof Map<?, ?> next)) {
                throw new AssertionError("no mapping " + String.join(".", names));
            }
            at = next;
        }
        return at;
    }

    /** A list, or the one value that stands for a list of one. */
    static List<Object> list(Object value) {
        return value instanceof List<?> list ? new ArrayList<>(list) : List.of(value);
    }
}
