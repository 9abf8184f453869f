package dev.kehrwieder.fakes.dhl;

import java.math.BigDecimal;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The rules of a specification, field by field; the first broken one ends the reading. */
final class FieldCheck {
    /** Says which field, never what stands in it. */
    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Broken(String message) {
            super(message, null, false, false);
        }
    }

    private final JsonNode object;
    private final String at;

    FieldCheck(JsonNode object, String at) {
        if (!object.isObject()) {
            throw new Broken(at + " is no object");
        }
        this.object = object;
        this.at = at;
    }

    FieldCheck only(Set<String> names) {
        object.propertyNames().stream()
                .filter(name -> !names.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new Broken(at + "." + name + " is unknown");
                });
        return this;
    }

    FieldCheck required(String... names) {
        for (String name : names) {
            if (!object.has(name)) {
                throw new Broken(at + "." + name + " is missing");
            }
        }
        return this;
    }

    FieldCheck text(String name, int min, int max) {
        return text(name, min, max, Pattern.compile(".*", Pattern.DOTALL));
    }

    FieldCheck text(String name, int min, int max, Pattern pattern) {
        if (object.has(name)) {
            if (!object.get(name).isString()) {
                throw new Broken(at + "." + name + " is no text");
            }
            String text = object.get(name).stringValue();
            int length = text.codePointCount(0, text.length());
            if (length < min || length > max || !pattern.matcher(text).matches()) {
                throw new Broken(at + "." + name + " is out of form");
            }
        }
        return this;
    }

    FieldCheck choice(String name, Set<String> values) {
        if (object.has(name) && !values.contains(object.get(name).asString(""))) {
            throw new Broken(at + "." + name + " is none of the values");
        }
        return this;
    }

    FieldCheck count(String name) {
        if (object.has(name)
                && !(object.get(name).isIntegralNumber() && object.get(name).intValue() > 0)) {
            throw new Broken(at + "." + name + " is no count");
        }
        return this;
    }

    /** @param step the number is a multiple of it */
    FieldCheck number(String name, String min, String max, String step) {
        if (object.has(name)) {
            if (!object.get(name).isNumber()) {
                throw new Broken(at + "." + name + " is no number");
            }
            BigDecimal value = object.get(name).decimalValue();
            if (value.compareTo(new BigDecimal(min)) < 0
                    || value.compareTo(new BigDecimal(max)) > 0
                    || value.remainder(new BigDecimal(step)).signum() != 0) {
                throw new Broken(at + "." + name + " is out of range");
            }
        }
        return this;
    }

    /** A part, if it is there. */
    FieldCheck part(String name, Consumer<FieldCheck> rules) {
        if (object.has(name)) {
            rules.accept(new FieldCheck(object.get(name), at + "." + name));
        }
        return this;
    }

    FieldCheck parts(String name, int min, int max, Consumer<FieldCheck> rules) {
        if (object.has(name)) {
            JsonNode list = object.get(name);
            if (!list.isArray() || list.size() < min || list.size() > max) {
                throw new Broken(at + "." + name + " has too few or too many");
            }
            list.forEach(item -> rules.accept(new FieldCheck(item, at + "." + name)));
        }
        return this;
    }
}
