package dev.kehrwieder.platform.codec;

import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.platform.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes one JSON object field by field. An empty optional is left out; sets and maps are sorted. */
final class BodyWriter {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ObjectNode object = Json.object();

    /** The start of a body: its version first. */
    static BodyWriter version(int version) {
        return new BodyWriter().with("v", version);
    }

    BodyWriter with(String name, Object value) {
        if (value instanceof Optional<?> optional) {
            optional.ifPresent(present -> object.set(name, node(present)));
        } else {
            object.set(name, node(value));
        }
        return this;
    }

    <T> BodyWriter with(String name, Optional<T> value, Function<T, BodyWriter> write) {
        return with(name, value.map(write));
    }

    <T> BodyWriter list(String name, List<T> values, Function<T, BodyWriter> write) {
        return with(name, values.stream().map(write).toList());
    }

    <T> BodyWriter map(String name, Map<String, T> values, Function<T, BodyWriter> write) {
        BodyWriter all = new BodyWriter();
        new TreeMap<>(values).forEach((key, value) -> all.with(key, write.apply(value)));
        return with(name, all);
    }

    ObjectNode object() {
        return object;
    }

    String json() {
        return Json.write(object);
    }

    private static JsonNode node(Object value) {
        return switch (value) {
            case BodyWriter body -> body.object;
            case JsonNode node -> node;
            case String text -> NODES.stringNode(text);
            case Boolean flag -> NODES.booleanNode(flag);
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            // As it is: the scale of a rate is part of what the shop gave.
            case BigDecimal decimal -> NODES.stringNode(decimal.toString());
            case Money money ->
                new BodyWriter()
                        .with("amount", money.decimal().toPlainString())
                        .with("currency", money.currency())
                        .object;
            case Currency currency -> NODES.stringNode(currency.getCurrencyCode());
            case Enum<?> constant -> NODES.stringNode(constant.name());
            case Instant instant -> NODES.stringNode(instant.toString());
            // Not toString, which leaves out seconds that are zero.
            case OffsetDateTime time -> NODES.stringNode(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time));
            case LocalDate date -> NODES.stringNode(date.toString());
            case ZoneId zone -> NODES.stringNode(zone.getId());
            case Set<?> set ->
                array(set.stream()
                        .map(BodyWriter::node)
                        .sorted((one, other) -> one.toString().compareTo(other.toString()))
                        .toList());
            case List<?> list -> array(list.stream().map(BodyWriter::node).toList());
            case Map<?, ?> map -> {
                BodyWriter all = new BodyWriter();
                new TreeMap<>(map).forEach((key, one) -> all.with((String) key, one));
                yield all.object;
            }
            default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
        };
    }

    private static ArrayNode array(Collection<JsonNode> nodes) {
        return Json.array().addAll(nodes);
    }
}
