package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.port.Carrier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The carriers that a deployment knows how to ask, by name. */
public final class Carriers {
    private final Map<String, Carrier> byName = new LinkedHashMap<>();

    /** @throws IllegalArgumentException if two have the same name */
    public Carriers(List<Carrier> carriers) {
        for (Carrier carrier : carriers) {
            if (byName.put(carrier.name(), carrier) != null) {
                throw new IllegalArgumentException("two carriers " + carrier.name());
            }
        }
    }

    Set<String> names() {
        return Set.copyOf(byName.keySet());
    }

    Optional<Carrier> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
