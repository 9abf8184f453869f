package dev.kehrwieder.platform.batch;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.platform.fault.NeverSucceeds;
import dev.kehrwieder.platform.json.Json;
import dev.kehrwieder.platform.json.MalformedJsonException;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message as it was received.
 *
 * @param receiveCount how often it was received, this time included
 */
public record QueueMessage(String id, String body, Map<String, String> attributes, int receiveCount) {

    public QueueMessage {
        requireNonNull(id, "id is null");
        requireNonNull(body, "body is null");
        attributes = Map.copyOf(attributes);
    }

    public Optional<String> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    /** @throws NeverSucceeds if the body is no JSON object: it will not become one */
    public ObjectNode json() {
        try {
            return Json.parseObject(body);
        } catch (MalformedJsonException e) {
            throw new NeverSucceeds("MALFORMED_BODY", e);
        }
    }
}
