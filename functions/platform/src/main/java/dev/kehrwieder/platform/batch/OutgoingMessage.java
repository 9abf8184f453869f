package dev.kehrwieder.platform.batch;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * A message to send.
 *
 * @param attributes texts by name, at most 10; none may be empty
 */
public record OutgoingMessage(String body, Map<String, String> attributes) {

    public OutgoingMessage {
        requireNonNull(body, "body is null");
        attributes = Map.copyOf(attributes);
    }
}
