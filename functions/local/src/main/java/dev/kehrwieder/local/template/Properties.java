package dev.kehrwieder.local.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The properties of one resource or section, read by name; every error says whose property it is. */
final class Properties {
    private final String owner;
    private final Map<String, Object> raw;
    private final Intrinsics intrinsics;

    Properties(String owner, Map<String, Object> raw, Intrinsics intrinsics) {
        this.owner = owner;
        this.raw = raw;
        this.intrinsics = intrinsics;
    }

    /** Refuses every property that is neither applied nor knowingly left out. */
    Properties only(Set<String> applied, Set<String> notApplied) {
        for (String name : raw.keySet()) {
            if (!applied.contains(name) && !notApplied.contains(name)) {
                throw new TemplateException(owner + ": the runner does not understand the property " + name
                        + " (understood: " + String.join(", ", new TreeSet<>(applied)) + ")");
            }
        }
        return this;
    }

    String text(String name) {
        return optionalText(name).orElseThrow(() -> missing(name));
    }

    Optional<String> optionalText(String name) {
        return value(name).map(value -> {
            if (value instanceof Map || value instanceof List) {
                throw wrong(name, "a text");
            }
            return String.valueOf(value);
        });
    }

    int integer(String name, int otherwise) {
        return optionalText(name)
                .map(text -> {
                    try {
                        return Integer.valueOf(text);
                    } catch (NumberFormatException e) {
                        throw wrong(name, "a whole number");
                    }
                })
                .orElse(otherwise);
    }

    boolean truth(String name, boolean otherwise) {
        return optionalText(name).map(Boolean::parseBoolean).orElse(otherwise);
    }

    Optional<Properties> section(String name) {
        return value(name).map(value -> {
            if (value instanceof Map<?, ?> map) {
                return new Properties(owner + "." + name, names(map), intrinsics);
            }
            throw wrong(name, "a mapping");
        });
    }

    List<Properties> sections(String name) {
        return list(name).stream()
                .map(value -> {
                    if (value instanceof Map<?, ?> map) {
                        return new Properties(owner + "." + name, names(map), intrinsics);
                    }
                    throw wrong(name, "a list of mappings");
                })
                .toList();
    }

    List<String> texts(String name) {
        return list(name).stream().map(String::valueOf).toList();
    }

    /** Every entry of a section of named sections. */
    Map<String, Properties> named(String name) {
        Map<String, Properties> named = new LinkedHashMap<>();
        if (raw.get(name) instanceof Map<?, ?> map) {
            names(map).forEach((key, value) -> {
                if (!(value instanceof Map<?, ?> section)) {
                    throw wrong(name + "." + key, "a mapping");
                }
                named.put(key, new Properties(owner + "." + key, names(section), intrinsics));
            });
        }
        return named;
    }

    Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        raw.keySet().forEach(name -> optionalText(name).ifPresent(value -> variables.put(name, value)));
        return variables;
    }

    TemplateException missing(String name) {
        return new TemplateException(owner + ": the property " + name + " is missing");
    }

    TemplateException wrong(String name, String expected) {
        return new TemplateException(owner + ": the property " + name + " must be " + expected);
    }

    String owner() {
        return owner;
    }

    private List<?> list(String name) {
        return value(name)
                .<List<?>>map(value -> {
                    if (value instanceof List<?> list) {
                        return list;
                    }
                    throw wrong(name, "a list");
                })
                .orElse(List.of());
    }

    private Optional<Object> value(String name) {
        return Optional.ofNullable(raw.get(name)).map(intrinsics::resolve);
    }

    static Map<String, Object> names(Map<?, ?> map) {
        Map<String, Object> names = new LinkedHashMap<>();
        map.forEach((key, value) -> names.put(String.valueOf(key), value));
        return names;
    }
}
