package dev.kehrwieder.platform.codec;

import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.platform.fault.NeverSucceeds;
import dev.kehrwieder.platform.json.Json;
import dev.kehrwieder.platform.json.MalformedJsonException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the fields of one JSON object. What is missing or of another kind is {@link NeverSucceeds}. */
final class BodyReader {
    private final String what;
    private final ObjectNode object;

    private BodyReader(String what, ObjectNode object) {
        this.what = what;
        this.object = object;
    }

    /**
     * Reads a body of the one version that there is so far.
     *
     * @param what the body's kind, for the message of a failure
     */
    static <T> T read(String what, String json, Function<BodyReader, T> read) {
        try {
            BodyReader body = new BodyReader(what, Json.parseObject(json));
            int version = body.integer("v");
            if (version != 1) {
                throw new NeverSucceeds(what + " has version " + version + ", this release reads 1");
            }
            return read.apply(body);
        } catch (MalformedJsonException e) {
            throw new NeverSucceeds(what + " is no JSON object", e);
        } catch (DateTimeException | NumberFormatException e) {
            // Their messages quote the text.
            throw new NeverSucceeds(what + " has a time or number that is none");
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new NeverSucceeds(what + " holds what cannot be", e);
        }
    }

    String text(String name) {
        JsonNode node = present(name);
        if (!node.isString()) {
            throw unreadable(name, "no text");
        }
        return node.stringValue();
    }

    int integer(String name) {
        JsonNode node = present(name);
        if (!node.isInt()) {
            throw unreadable(name, "no integer");
        }
        return node.intValue();
    }

    long number(String name) {
        JsonNode node = present(name);
        if (!node.isInt() && !node.isLong()) {
            throw unreadable(name, "no whole number");
        }
        return node.longValue();
    }

    boolean flag(String name) {
        JsonNode node = present(name);
        if (!node.isBoolean()) {
            throw unreadable(name, "neither true nor false");
        }
        return node.booleanValue();
    }

    BigDecimal decimal(String name) {
        return new BigDecimal(text(name));
    }

    Currency currency(String name) {
        return Currency.getInstance(text(name));
    }

    Money money(String name) {
        BodyReader money = object(name);
        return Money.of(money.decimal("amount"), money.currency("currency"));
    }

    Instant instant(String name) {
        return Instant.parse(text(name));
    }

    OffsetDateTime time(String name) {
        return OffsetDateTime.parse(text(name));
    }

    LocalDate date(String name) {
        return LocalDate.parse(text(name));
    }

    <E extends Enum<E>> E constant(String name, Class<E> type) {
        return constant(type, name, text(name));
    }

    BodyReader object(String name) {
        return asObject(name, present(name));
    }

    /** The field as {@code read} reads it, where it is there. */
    <T> Optional<T> optional(String name, BiFunction<BodyReader, String, T> read) {
        return object.has(name) ? Optional.of(read.apply(this, name)) : Optional.empty();
    }

    <E extends Enum<E>> Optional<E> optionalConstant(String name, Class<E> type) {
        return optional(name, (body, field) -> body.constant(field, type));
    }

    <T> Optional<T> optionalObject(String name, Function<BodyReader, T> read) {
        return optional(name, (body, field) -> read.apply(body.object(field)));
    }

    <T> List<T> list(String name, Function<BodyReader, T> read) {
        return elements(name, node -> read.apply(asObject(name, node)));
    }

    List<String> texts(String name) {
        return elements(name, node -> {
            if (!node.isString()) {
                throw unreadable(name, "no list of texts");
            }
            return node.stringValue();
        });
    }

    List<Integer> integers(String name) {
        return elements(name, node -> {
            if (!node.isInt()) {
                throw unreadable(name, "no list of integers");
            }
            return node.intValue();
        });
    }

    <E extends Enum<E>> List<E> constants(String name, Class<E> type) {
        return texts(name).stream().map(text -> constant(type, name, text)).toList();
    }

    /** Empty where there are none: what an earlier release wrote does not know them. */
    <T> List<T> optionalList(String name, Function<BodyReader, T> read) {
        return object.has(name) ? list(name, read) : List.of();
    }

    List<String> optionalTexts(String name) {
        return object.has(name) ? texts(name) : List.of();
    }

    <E extends Enum<E>> List<E> optionalConstants(String name, Class<E> type) {
        return object.has(name) ? constants(name, type) : List.of();
    }

    /** Each value as {@code read} reads it from the object of all. */
    <T> Map<String, T> map(String name, BiFunction<BodyReader, String, T> read) {
        BodyReader all = object(name);
        Map<String, T> map = new LinkedHashMap<>();
        all.object.propertyNames().forEach(key -> map.put(key, read.apply(all, key)));
        return map;
    }

    NeverSucceeds unreadable(String name, String why) {
        return new NeverSucceeds(what + ": " + name + " is " + why);
    }

    private <T> List<T> elements(String name, Function<JsonNode, T> read) {
        if (!(present(name) instanceof ArrayNode array)) {
            throw unreadable(name, "no list");
        }
        List<T> elements = new ArrayList<>(array.size());
        array.forEach(element -> elements.add(read.apply(element)));
        return elements;
    }

    private <E extends Enum<E>> E constant(Class<E> type, String name, String text) {
        try {
            return Enum.valueOf(type, text);
        } catch (IllegalArgumentException e) {
            throw unreadable(name, "no " + type.getSimpleName());
        }
    }

    private BodyReader asObject(String name, JsonNode node) {
        if (!(node instanceof ObjectNode child)) {
            throw unreadable(name, "no object");
        }
        return new BodyReader(what, child);
    }

    private JsonNode present(String name) {
        JsonNode node = object.get(name);
        if (node == null) {
            throw unreadable(name, "missing");
        }
        return node;
    }
}
