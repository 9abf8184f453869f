package dev.kehrwieder.local.template;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A {@code template.yaml} as written, its short tags in their long form: the same template as JSON. */
public record RawTemplate(Map<String, Object> sections) {
    /** @throws TemplateException if the file is no template */
    public static RawTemplate read(Path file) {
        return new RawTemplate(Properties.names(TemplateYaml.read(file)));
    }

    /** A section as a map of its own, empty if the template has none. */
    public Map<String, Object> section(String name) {
        return map(sections.get(name));
    }

    /** A copy of a mapping in the template, in its order; empty if the value is none. */
    public static Map<String, Object> map(Object value) {
        return value instanceof Map<?, ?> map ? Properties.names(map) : new LinkedHashMap<>();
    }
}
