package dev.kehrwieder.core.port;

import java.util.Map;

/** An answer as it was given. */
public record StoredAnswer(int status, Map<String, String> headers, String body) {
    public StoredAnswer {
        headers = Map.copyOf(headers);
    }
}
