package dev.kehrwieder.core.model;

import static java.util.Objects.requireNonNull;

/** The name of a task within its shop. */
public record TaskKey(String shop, String id) {
    public TaskKey {
        requireNonNull(shop, "shop is null");
        requireNonNull(id, "id is null");
    }
}
