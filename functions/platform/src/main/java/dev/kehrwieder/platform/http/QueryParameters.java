package dev.kehrwieder.platform.http;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Reads query parameters as {@link RequestBody} reads fields: all errors at once, unknown and repeated ones refused. An
 * empty value counts as absent.
 */
public final class QueryParameters {

    public static final int MAX_LIMIT = 100;

    private static final int DEFAULT_LIMIT = 50;
    private static final int DATE_LENGTH = 10;
    private static final int MAX_CURSOR = 2_000;

    private final Map<String, List<String>> values;
    private final List<FieldError> errors = new ArrayList<>();
    private final Set<String> read = new HashSet<>();

    private QueryParameters(Map<String, List<String>> values) {
        this.values = values;
    }

    /** @throws ProblemException VALIDATION_FAILED with every error */
    static <T> T read(Map<String, List<String>> values, Function<QueryParameters, T> reader) {
        QueryParameters parameters = new QueryParameters(new TreeMap<>(values));
        T value = reader.apply(parameters);
        parameters.refuseUnknown();
        if (!parameters.errors.isEmpty()) {
            throw new ProblemException(Problem.invalid(parameters.errors));
        }
        return value;
    }

    private void refuseUnknown() {
        for (String name : values.keySet()) {
            if (!read.contains(name)) {
                refuse(name, FieldFault.UNKNOWN_FIELD, "There is no such query parameter");
            }
        }
    }

    /** Adds an error of the reader's own. */
    public void refuse(String name, String code, String detail) {
        errors.add(new FieldError("/" + name.replace("~", "~0").replace("/", "~1"), code, detail));
    }

    public Optional<String> text(String name, int maxLength) {
        return value(name, value -> FieldFormat.line(value, maxLength));
    }

    public String requiredText(String name, int maxLength) {
        if (values.getOrDefault(name, List.of()).stream().allMatch(String::isBlank)) {
            read.add(name);
            refuse(name, FieldFault.REQUIRED, "The query parameter is required");
            return "";
        }
        return text(name, maxLength).orElse("");
    }

    public <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
        return value(name, value -> FieldFormat.choice(value, type));
    }

    public Optional<LocalDate> date(String name) {
        return value(name, FieldFormat::date);
    }

    public Optional<OffsetDateTime> dateTime(String name) {
        // A plus sign that nobody encoded arrives as a space.
        return value(name, value -> FieldFormat.dateTime(value.replace(' ', '+')));
    }

    /** An instant, or a date that stands for one: its own or the next day's start, as the list's end asks. */
    public Optional<Instant> instant(String name, Function<LocalDate, Instant> ofDate) {
        return value(
                name,
                value -> value.length() == DATE_LENGTH
                        ? ofDate.apply(FieldFormat.date(value))
                        : FieldFormat.dateTime(value.replace(' ', '+')).toInstant());
    }

    public Optional<Integer> integer(String name, int min, int max) {
        return value(name, value -> FieldFormat.integer(value, min, max));
    }

    /** How many entries a list may have: 1 to {@value #MAX_LIMIT}, {@value #DEFAULT_LIMIT} if not said. */
    public int limit() {
        return value("limit", value -> FieldFormat.integer(value, 1, MAX_LIMIT)).orElse(DEFAULT_LIMIT);
    }

    /** Where the list goes on, in a form that only the store knows; it must check it. */
    public Optional<String> opaqueCursor() {
        return text("cursor", MAX_CURSOR);
    }

    private <T> Optional<T> value(String name, Function<String, T> format) {
        read.add(name);
        List<String> given = values.getOrDefault(name, List.of());
        if (given.size() > 1) {
            refuse(name, FieldFault.TOO_MANY, "The query parameter may stand once");
            return Optional.empty();
        }
        if (given.isEmpty() || given.getFirst().isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(format.apply(given.getFirst()));
        } catch (FieldFault fault) {
            refuse(name, fault.code(), fault.getMessage());
            return Optional.empty();
        }
    }
}
