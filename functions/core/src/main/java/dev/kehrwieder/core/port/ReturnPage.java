package dev.kehrwieder.core.port;

import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A page of returns, newest first. @param next the cursor of the next page, empty on the last */
public record ReturnPage(List<Entry> entries, Optional<String> next) {
    public ReturnPage {
        entries = List.copyOf(entries);
    }

    public record Entry(ReturnKey key, String orderNumber, ReturnStatus status, Instant registeredAt) {}
}
