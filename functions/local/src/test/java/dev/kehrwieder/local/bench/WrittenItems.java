package dev.kehrwieder.local.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kehrwieder.local.web.Answers;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The items of a transaction by their size, and the units that AWS counts for each: one for each kilobyte begun, twice.
 * DynamoDB Local 3.3.1 adds up the distinct figures instead, so that of ten items of one unit it counts one.
 *
 * <p>The size of an updated item is what the update names: ours name all that is large.
 */
final class WrittenItems {
    private static final int UNIT = 1024;

    private WrittenItems() {}

    /** @param type what the item says it is */
    record WrittenItem(String type, int bytes) {
        int units() {
            return 2 * Math.max(1, Math.ceilDiv(bytes, UNIT));
        }
    }

    static List<WrittenItem> of(byte[] transaction) {
        List<WrittenItem> items = new ArrayList<>();
        for (JsonNode change : Answers.JSON.readTree(transaction).path("TransactItems")) {
            change.properties().forEach(entry -> items.add(item(entry.getKey(), entry.getValue())));
        }
        return items;
    }

    private static WrittenItem item(String action, JsonNode change) {
        return switch (action) {
            case "Put" -> new WrittenItem(type(change.at("/Item/type")), attributes(change.path("Item")));
            case "Update" -> {
                int bytes = attributes(change.path("Key"));
                for (Map.Entry<String, JsonNode> name :
                        change.path("ExpressionAttributeNames").properties()) {
                    bytes += bytes(name.getValue().asString());
                }
                for (JsonNode value : change.path("ExpressionAttributeValues")) {
                    bytes += value(value);
                }
                yield new WrittenItem(type(change.at("/ExpressionAttributeValues/:type")), bytes);
            }
            default -> new WrittenItem(action, 1);
        };
    }

    private static String type(JsonNode attribute) {
        return attribute.path("S").asString("?");
    }

    private static int attributes(JsonNode attributes) {
        int bytes = 0;
        for (Map.Entry<String, JsonNode> attribute : attributes.properties()) {
            bytes += bytes(attribute.getKey()) + value(attribute.getValue());
        }
        return bytes;
    }

    /** Texts by their UTF-8, numbers by half their digits, containers with three bytes and one for each entry. */
    private static int value(JsonNode typed) {
        Map.Entry<String, JsonNode> only = typed.properties().iterator().next();
        JsonNode value = only.getValue();
        return switch (only.getKey()) {
            case "S" -> bytes(value.asString());
            case "N" -> Math.ceilDiv(value.asString().length(), 2) + 1;
            case "B" -> Base64.getDecoder().decode(value.asString()).length;
            case "M" -> 3 + value.size() + attributes(value);
            case "L" -> {
                int bytes = 3 + value.size();
                for (JsonNode entry : value) {
                    bytes += value(entry);
                }
                yield bytes;
            }
            default -> 1;
        };
    }

    private static int bytes(String text) {
        return text.getBytes(UTF_8).length;
    }
}
