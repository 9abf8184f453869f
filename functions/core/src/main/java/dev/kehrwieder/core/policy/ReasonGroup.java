package dev.kehrwieder.core.policy;

import java.util.Map;

/** A branch of the tree of reasons. @param labels by language, such as {@code de} */
public record ReasonGroup(String code, Map<String, String> labels) {
    public ReasonGroup {
        labels = Map.copyOf(labels);
    }
}
