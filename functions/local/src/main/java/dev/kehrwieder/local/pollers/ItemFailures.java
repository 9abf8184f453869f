package dev.kehrwieder.local.pollers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a partial batch response. */
final class ItemFailures {
    private static final JsonMapper JSON = new JsonMapper();

    private ItemFailures() {}

    /**
     * The reported identifiers; none if all is well (no answer, an empty object, an empty or null list). Empty if the
     * answer cannot be understood, which fails the whole batch: an identifier that is missing, null or empty, a list
     * that is none.
     */
    static Optional<List<String>> read(byte[] answer) {
        JsonNode node;
        try {
            node = JSON.readTree(answer);
        } catch (JacksonException e) {
            return Optional.empty();
        }
        JsonNode failures = node.path("batchItemFailures");
        if (failures.isMissingNode() || failures.isNull()) {
            return Optional.of(List.of());
        }
        if (!failures.isArray()) {
            return Optional.empty();
        }
        List<String> identifiers = new ArrayList<>();
        for (JsonNode failure : failures) {
            JsonNode identifier = failure.path("itemIdentifier");
            if (!identifier.isString() || identifier.stringValue().isEmpty()) {
                return Optional.empty();
            }
            identifiers.add(identifier.stringValue());
        }
        return Optional.of(identifiers);
    }
}
