package dev.kehrwieder.platform.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * One item's part in a commit.
 *
 * @param once whether its lost condition says that the whole was done before
 */
record Change(Keys.Key key, boolean once, TransactWriteItem write) {
    static Change put(String table, Item item) {
        return of(
                item,
                false,
                Put.builder().tableName(table).item(item.attributes()).build());
    }

    static Change putNew(String table, Item item) {
        return putIf(table, item, "attribute_not_exists(pk)", Map.of(), Map.of());
    }

    static Change putIf(
            String table, Item item, String condition, Map<String, String> names, Map<String, AttributeValue> values) {
        Put.Builder put = Put.builder().tableName(table).item(item.attributes()).conditionExpression(condition);
        if (!names.isEmpty()) {
            put.expressionAttributeNames(names);
        }
        if (!values.isEmpty()) {
            put.expressionAttributeValues(values);
        }
        return of(item, false, put.build());
    }

    /** Its condition guards the whole commit from being done twice. */
    Change asOnce() {
        return new Change(key, true, write);
    }

    /** Condition: the version before this one is stored; version 1 is new. */
    static Change putNext(String table, Item item, long version) {
        if (version < 1) {
            throw new IllegalArgumentException("version " + version);
        }
        item.with(Item.VERSION, version);
        return version == 1
                ? putNew(table, item)
                : putIf(
                        table,
                        item,
                        "#version = :before",
                        Map.of("#version", Item.VERSION),
                        Map.of(":before", AttributeValue.fromN(Long.toString(version - 1))));
    }

    /**
     * Writes the attributes over those that are there, and the versions of the parts among the parts that are there.
     *
     * @param removed attributes that go where the item does not name them
     */
    static Change update(
            String table, Item item, long before, Map<String, AttributeValue> parts, List<String> removed) {
        Map<String, String> names = new HashMap<>(Map.of("#version", Item.VERSION));
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":before", AttributeValue.fromN(Long.toString(before)));
        List<String> set = new ArrayList<>();
        new TreeMap<>(item.attributes()).forEach((name, value) -> {
            if (!name.equals(Item.PK) && !name.equals(Item.SK)) {
                names.put("#" + name, name);
                values.put(":" + name, value);
                set.add("#" + name + " = :" + name);
            }
        });
        parts.forEach((sortKey, version) -> {
            int n = values.size();
            names.put("#parts", Item.PARTS);
            names.put("#part" + n, sortKey);
            values.put(":part" + n, version);
            set.add("#parts.#part" + n + " = :part" + n);
        });
        List<String> gone = removed.stream().filter(name -> !item.has(name)).toList();
        gone.forEach(name -> names.put("#" + name, name));
        String expression =
                "SET " + String.join(", ", set) + (gone.isEmpty() ? "" : " REMOVE #" + String.join(", #", gone));
        Update update = Update.builder()
                .tableName(table)
                .key(Map.of(Item.PK, item.present(Item.PK), Item.SK, item.present(Item.SK)))
                .updateExpression(expression)
                .conditionExpression("#version = :before")
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .build();
        return new Change(
                key(item), false, TransactWriteItem.builder().update(update).build());
    }

    /** Writes the item; the instant of its first writing stays. */
    static Change touch(String table, Item item, String createdAt) {
        Update update = Update.builder()
                .tableName(table)
                .key(Map.of(Item.PK, item.present(Item.PK), Item.SK, item.present(Item.SK)))
                .updateExpression("SET #type = :type, #created = if_not_exists(#created, :created)")
                .expressionAttributeNames(Map.of("#type", Item.TYPE, "#created", Item.CREATED_AT))
                .expressionAttributeValues(
                        Map.of(":type", item.present(Item.TYPE), ":created", AttributeValue.fromS(createdAt)))
                .build();
        return new Change(
                key(item), false, TransactWriteItem.builder().update(update).build());
    }

    private static Change of(Item item, boolean once, Put put) {
        return new Change(key(item), once, TransactWriteItem.builder().put(put).build());
    }

    private static Keys.Key key(Item item) {
        return new Keys.Key(item.text(Item.PK), item.text(Item.SK));
    }
}
