package dev.kehrwieder.core.policy;

import dev.kehrwieder.core.model.FaultParty;
import java.util.Map;

/**
 * A reason that a shopper may give.
 *
 * @param photos how many photos it asks for
 * @param labels by language, such as {@code de}; empty for a reason that needs no words
 */
public record Reason(String code, String parent, FaultParty fault, int photos, Map<String, String> labels) {
    public Reason {
        labels = Map.copyOf(labels);
    }
}
