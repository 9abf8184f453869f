package dev.kehrwieder.platform.http;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.platform.log.RuntimeLog;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads an object field by field and gathers everything that is wrong with it: absent, of the wrong type, beyond a limit,
 * unknown. {@link #read} gives the result or throws all errors at once; while errors are being gathered, a getter gives a
 * stand-in value, and what a constructor says to stand-ins is ignored. A constructor that refuses readable fields with an
 * {@link IllegalArgumentException} adds the error INVALID. {@code null} counts as absent.
 */
public final class RequestBody {

    private static final BigDecimal LARGEST = new BigDecimal("999999999999999999");
    private static final LocalDate SOME_DATE = LocalDate.EPOCH;
    private static final OffsetDateTime SOME_TIME = SOME_DATE.atStartOfDay().atOffset(ZoneOffset.UTC);

    private final ObjectNode tree;
    private final String pointer;
    private final List<FieldError> errors;
    private final Set<String> read = new HashSet<>();

    private RequestBody(ObjectNode tree, String pointer, List<FieldError> errors) {
        this.tree = tree;
        this.pointer = pointer;
        this.errors = errors;
    }

    /**
     * Reads a whole body.
     *
     * @throws ProblemException VALIDATION_FAILED with every error, unknown fields included
     */
    public static <T> T read(JsonNode body, Function<RequestBody, T> reader) {
        if (!(body instanceof ObjectNode object)) {
            throw new ProblemException(
                    Problem.invalid(List.of(new FieldError("", FieldFault.WRONG_TYPE, "The body is an object"))));
        }
        List<FieldError> errors = new ArrayList<>();
        Optional<T> value = new RequestBody(object, "", errors).apply(reader);
        if (!errors.isEmpty()) {
            throw new ProblemException(Problem.invalid(errors));
        }
        return value.orElseThrow(() -> new IllegalStateException("The reader gave null"));
    }

    private <T> Optional<T> apply(Function<RequestBody, T> reader) {
        int before = errors.size();
        T value = null;
        RuntimeException refusal = null;
        try {
            value = reader.apply(this);
        } catch (RuntimeException e) {
            refusal = e;
        }
        refuseUnknown();
        if (refusal != null && errors.size() == before) {
            refuseWhole(refusal);
        }
        return errors.size() == before ? Optional.ofNullable(value) : Optional.empty();
    }

    private void refuseUnknown() {
        for (String name : tree.propertyNames()) {
            if (!read.contains(name)) {
                refuse(name, FieldFault.UNKNOWN_FIELD, "There is no such field");
            }
        }
    }

    /** What a constructor says to stand-ins is nothing new, so this is for readable fields that don't make a whole. */
    private void refuseWhole(RuntimeException refusal) {
        if (!(refusal instanceof IllegalArgumentException)) {
            throw refusal;
        }
        RuntimeLog.warn("fields refused by a constructor", Map.of("exception", RuntimeLog.trace(refusal)));
        errors.add(new FieldError(pointer, FieldFault.INVALID, "The values do not go together"));
    }

    /** Adds an error of the reader's own, unless the field or a part of it has one: then the reader has seen a stand-in. */
    public void refuse(String name, String code, String detail) {
        String at = pointerOf(name);
        boolean known = errors.stream()
                .map(FieldError::pointer)
                .anyMatch(pointer -> pointer.equals(at) || pointer.startsWith(at + "/"));
        if (!known) {
            errors.add(new FieldError(at, code, detail));
        }
    }

    public boolean has(String name) {
        return tree.hasNonNull(name);
    }

    /** One line with at least one visible character. */
    public String text(String name, int maxLength) {
        return required(name, node -> visible(FieldFormat.line(string(node), maxLength)), "-");
    }

    /** One line; empty is as good as absent. */
    public Optional<String> optionalText(String name, int maxLength) {
        return optional(name, node -> FieldFormat.line(string(node), maxLength)).filter(text -> !text.isBlank());
    }

    /** May have line breaks; empty is as good as absent. */
    public Optional<String> optionalLines(String name, int maxLength) {
        return optional(name, node -> FieldFormat.lines(string(node), maxLength))
                .filter(text -> !text.isBlank());
    }

    /** @param description for people: what the pattern asks for */
    public String text(String name, Pattern pattern, String description) {
        return required(name, node -> FieldFormat.matching(string(node), pattern, description), "-");
    }

    /** @param description for people: what the rule asks for */
    public String text(String name, int maxLength, Predicate<String> rule, String description) {
        return required(
                name, node -> FieldFormat.ruled(FieldFormat.line(string(node), maxLength), rule, description), "-");
    }

    /** @param description for people: what the pattern asks for */
    public Optional<String> optionalText(String name, Pattern pattern, String description) {
        return optional(name, node -> FieldFormat.matching(string(node), pattern, description));
    }

    /** @param description for people: what the rule asks for */
    public Optional<String> optionalText(String name, int maxLength, Predicate<String> rule, String description) {
        return optional(name, node -> FieldFormat.ruled(FieldFormat.line(string(node), maxLength), rule, description));
    }

    public int integer(String name, int min, int max) {
        return required(name, node -> FieldFormat.integer(whole(node), min, max), min);
    }

    public Optional<Integer> optionalInteger(String name, int min, int max) {
        return optional(name, node -> FieldFormat.integer(whole(node), min, max));
    }

    /** A non-negative decimal string with the digits that were sent, at most 18 before and 9 after the point. */
    public BigDecimal decimal(String name) {
        return decimal(name, BigDecimal.ZERO, LARGEST);
    }

    public BigDecimal decimal(String name, BigDecimal min, BigDecimal max) {
        return required(name, node -> FieldFormat.decimal(string(node), min, max), min);
    }

    public Optional<BigDecimal> optionalDecimal(String name) {
        return optionalDecimal(name, BigDecimal.ZERO, LARGEST);
    }

    public Optional<BigDecimal> optionalDecimal(String name, BigDecimal min, BigDecimal max) {
        return optional(name, node -> FieldFormat.decimal(string(node), min, max));
    }

    public boolean bool(String name) {
        return required(name, RequestBody::bool, false);
    }

    public Optional<Boolean> optionalBool(String name) {
        return optional(name, RequestBody::bool);
    }

    public LocalDate date(String name) {
        return required(name, node -> FieldFormat.date(string(node)), SOME_DATE);
    }

    public Optional<LocalDate> optionalDate(String name) {
        return optional(name, node -> FieldFormat.date(string(node)));
    }

    public OffsetDateTime dateTime(String name) {
        return required(name, node -> FieldFormat.dateTime(string(node)), SOME_TIME);
    }

    public Optional<OffsetDateTime> optionalDateTime(String name) {
        return optional(name, node -> FieldFormat.dateTime(string(node)));
    }

    public <E extends Enum<E>> E choice(String name, Class<E> type) {
        return required(name, node -> FieldFormat.choice(string(node), type), type.getEnumConstants()[0]);
    }

    public <E extends Enum<E>> Optional<E> optionalChoice(String name, Class<E> type) {
        return optional(name, node -> FieldFormat.choice(string(node), type));
    }

    /** Empty if absent. */
    public <E extends Enum<E>> List<E> choices(String name, Class<E> type, int max) {
        return choices(name, type, 0, max);
    }

    /** Empty if absent; at least {@code min} where it is there. */
    public <E extends Enum<E>> List<E> choices(String name, Class<E> type, int min, int max) {
        return elements(name, min, max, (node, _) -> FieldFormat.choice(string(node), type));
    }

    /** Empty if absent. */
    public List<String> texts(String name, int max, int maxLength) {
        return elements(name, 0, max, (node, _) -> visible(FieldFormat.line(string(node), maxLength)));
    }

    /** Empty if absent. @param description for people: what the pattern asks for */
    public List<String> texts(String name, int max, Pattern pattern, String description) {
        return elements(name, 0, max, (node, _) -> FieldFormat.matching(string(node), pattern, description));
    }

    public <T> Optional<T> optionalObject(String name, Function<RequestBody, T> reader) {
        return node(name).flatMap(node -> child(node, pointerOf(name), reader));
    }

    /**
     * The object.
     *
     * @return {@code null} only beside an error, for a constructor that ends up ignored
     */
    public <T> T object(String name, Function<RequestBody, T> reader) {
        if (!has(name)) {
            missing(name);
        }
        return optionalObject(name, reader).orElse(null);
    }

    /** The objects of an array; absent counts as empty. */
    public <T> List<T> objects(String name, int min, int max, Function<RequestBody, T> reader) {
        if (min > 0 && !has(name)) {
            missing(name);
            return List.of();
        }
        return elements(name, min, max, (node, at) -> child(node, at, reader).orElse(null));
    }

    /** An object whose names are the caller's, such as countries or languages; empty if absent. */
    public Map<String, String> textsByName(String name, Pattern names, int max, int maxLength) {
        return optionalObject(name, map -> map.byName(names, max, key -> map.text(key, maxLength)))
                .orElse(Map.of());
    }

    /** An object of objects whose names are the caller's; empty if absent. */
    public <T> Map<String, T> objectsByName(String name, Pattern names, int max, Function<RequestBody, T> reader) {
        return optionalObject(name, map -> map.byName(names, max, key -> map.object(key, reader)))
                .orElse(Map.of());
    }

    private <T> Map<String, T> byName(Pattern names, int max, Function<String, T> value) {
        Map<String, T> values = new LinkedHashMap<>();
        if (tree.size() > max) {
            errors.add(new FieldError(pointer, FieldFault.TOO_MANY, "At most " + max + " entries"));
        }
        for (String key : tree.propertyNames()) {
            // A name that does not fit stays unread, so it is reported as unknown.
            if (names.matcher(key).matches()) {
                values.put(key, value.apply(key));
            }
        }
        return values;
    }

    private <T> T required(String name, Function<JsonNode, T> format, T standIn) {
        if (!has(name)) {
            missing(name);
            return standIn;
        }
        return optional(name, format).orElse(standIn);
    }

    private <T> Optional<T> optional(String name, Function<JsonNode, T> format) {
        return node(name).flatMap(node -> formatted(node, pointerOf(name), format));
    }

    private <T> Optional<T> formatted(JsonNode node, String at, Function<JsonNode, T> format) {
        try {
            return Optional.of(format.apply(node));
        } catch (FieldFault fault) {
            errors.add(new FieldError(at, fault.code(), fault.getMessage()));
            return Optional.empty();
        }
    }

    private <T> Optional<T> child(JsonNode node, String at, Function<RequestBody, T> reader) {
        return formatted(node, at, RequestBody::objectNode)
                .flatMap(object -> new RequestBody(object, at, errors).apply(reader));
    }

    private <T> List<T> elements(String name, int min, int max, ElementReader<T> reader) {
        Optional<JsonNode> array = optional(name, node -> sized(node, min, max));
        List<T> values = new ArrayList<>();
        if (array.isPresent()) {
            for (int i = 0; i < array.get().size(); i++) {
                String at = pointerOf(name) + "/" + i;
                formattedElement(array.get().get(i), at, reader).ifPresent(values::add);
            }
        }
        return List.copyOf(values);
    }

    private <T> Optional<T> formattedElement(JsonNode node, String at, ElementReader<T> reader) {
        try {
            return Optional.ofNullable(reader.read(node, at));
        } catch (FieldFault fault) {
            errors.add(new FieldError(at, fault.code(), fault.getMessage()));
            return Optional.empty();
        }
    }

    private interface ElementReader<T> {
        T read(JsonNode node, String at);
    }

    private Optional<JsonNode> node(String name) {
        read.add(requireNonNull(name, "name is null"));
        return Optional.ofNullable(tree.get(name)).filter(node -> !node.isNull());
    }

    private void missing(String name) {
        read.add(name);
        refuse(name, FieldFault.REQUIRED, "The field is required");
    }

    private String pointerOf(String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private static String visible(String text) {
        if (text.isBlank()) {
            throw new FieldFault(FieldFault.REQUIRED, "The text is empty");
        }
        return text;
    }

    private static String string(JsonNode node) {
        if (!node.isString()) {
            throw new FieldFault(FieldFault.WRONG_TYPE, "A string");
        }
        return node.stringValue();
    }

    /** As in JSON Schema, a number without a fraction is whole however it is spelled: 2.0 is 2. */
    private static long whole(JsonNode node) {
        if (!node.isNumber() || !node.canConvertToExactIntegral()) {
            throw new FieldFault(FieldFault.WRONG_TYPE, "A whole number");
        }
        // Beyond a long it is beyond every range of ours, too.
        return node.canConvertToLong() ? node.longValue() : Long.MAX_VALUE;
    }

    private static boolean bool(JsonNode node) {
        if (!node.isBoolean()) {
            throw new FieldFault(FieldFault.WRONG_TYPE, "true or false");
        }
        return node.booleanValue();
    }

    private static ObjectNode objectNode(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new FieldFault(FieldFault.WRONG_TYPE, "An object");
    }

    private static JsonNode sized(JsonNode node, int min, int max) {
        if (!node.isArray()) {
            throw new FieldFault(FieldFault.WRONG_TYPE, "An array");
        }
        if (node.size() < min) {
            throw new FieldFault(FieldFault.TOO_FEW, "At least " + min);
        }
        if (node.size() > max) {
            throw new FieldFault(FieldFault.TOO_MANY, "At most " + max);
        }
        return node;
    }
}
