package dev.kehrwieder.local.bench;

import dev.kehrwieder.local.web.Answers;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** DynamoDB's own word on what a request cost: asked for in the request, read from the answer. */
final class Consumed {
    private static final Set<String> WRITES =
            Set.of("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems");
    private static final Set<String> READS = Set.of("GetItem", "BatchGetItem", "Query", "Scan", "TransactGetItems");

    private Consumed() {}

    /** The request, asking for the capacity it consumes by table and index; other operations know no such question. */
    static byte[] asked(String operation, byte[] request) {
        if (!WRITES.contains(operation) && !READS.contains(operation)) {
            return request;
        }
        ObjectNode body = (ObjectNode) Answers.JSON.readTree(request);
        return Answers.JSON.writeValueAsBytes(body.put("ReturnConsumedCapacity", "INDEXES"));
    }

    /**
     * One request, with its units if the answer tells them: a refused one does not, although AWS bills it.
     *
     * @param status of the answer
     */
    static Usage of(String operation, byte[] request, int status, byte[] answer) {
        if (status != 200 || !WRITES.contains(operation) && !READS.contains(operation)) {
            return Usage.request();
        }
        JsonNode consumed = Answers.JSON.readTree(answer).path("ConsumedCapacity");
        double units = 0;
        double index = 0;
        for (JsonNode table : consumed.isArray() ? consumed : List.of(consumed)) {
            units += table.path("CapacityUnits").asDouble(0);
            for (JsonNode one : table.path("GlobalSecondaryIndexes")) {
                index += one.path("CapacityUnits").asDouble(0);
            }
        }
        if (READS.contains(operation)) {
            return new Usage(1, units, 0, 0, 0);
        }
        double billed = operation.equals("TransactWriteItems")
                ? WrittenItems.of(request).stream()
                                .mapToInt(WrittenItems.WrittenItem::units)
                                .sum()
                        + index
                : units;
        return new Usage(1, 0, units, index, billed);
    }
}
