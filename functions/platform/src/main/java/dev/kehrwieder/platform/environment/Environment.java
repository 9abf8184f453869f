package dev.kehrwieder.platform.environment;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/**
 * The variables a function was started with. A blank value counts as absent: a template cannot leave a variable out, it
 * can only leave it empty.
 *
 * <p>The map is given, never taken from the process, so that the local runner can start many functions in one JVM.
 */
public record Environment(Map<String, String> variables) {

    public Environment {
        variables = Map.copyOf(requireNonNull(variables, "variables is null"));
    }

    /** @throws IllegalStateException naming the variable if it is absent: a function without it must not start */
    public String required(String name) {
        return optional(name)
                .orElseThrow(() -> new IllegalStateException("The environment variable " + name + " is not set"));
    }

    public Optional<String> optional(String name) {
        requireNonNull(name, "name is null");
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    public String optional(String name, String otherwise) {
        requireNonNull(otherwise, "otherwise is null");
        return optional(name).orElse(otherwise);
    }

    /** @throws IllegalStateException if the variable is set to something else than a whole number */
    public int integer(String name, int otherwise) {
        return optional(name).map(value -> parsed(name, value)).orElse(otherwise);
    }

    private static int parsed(String name, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalStateException("The environment variable " + name + " is not a whole number", e);
        }
    }

    /** Names only: values can be secrets. */
    @Override
    public String toString() {
        return "Environment" + variables.keySet();
    }
}
