package dev.kehrwieder.platform.call;

import dev.kehrwieder.platform.json.Json;
import dev.kehrwieder.platform.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What came back. @param headers by name, in any case */
public record Reply(int status, Map<String, String> headers, byte[] body) {
    public boolean isSuccess() {
        return status / 100 == 2;
    }

    /** It was refused for what it is, and would be again: 4xx, but not 408, 425 and 429. */
    public boolean isRefusal() {
        return status / 100 == 4 && !isLater();
    }

    /** Come again later; nothing was done. */
    public boolean isLater() {
        return status == 408 || status == 425 || status == 429;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The body as an object; empty where it is none. */
    public Optional<ObjectNode> json() {
        try {
            return Optional.of(Json.parseObject(new String(body, StandardCharsets.UTF_8)));
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }
}
