package dev.kehrwieder.core.policy;

import dev.kehrwieder.core.model.FaultParty;
import java.util.List;
import java.util.Map;

/**
 * A reason that a shopper may give.
 *
 * @param parent the code of the group that it stands under
 * @param photos how many photos it asks for
 * @param labels by language, such as {@code de}; empty for a reason that needs no words
 * @param categories of the goods that it is offered for; empty for all
 * @param offered false for one that is given up: it can't be chosen any more, and keeps its words
 * @param textRequired whether it is told in the shopper's own words as well
 */
public record Reason(
        String code,
        String parent,
        FaultParty fault,
        int photos,
        Map<String, String> labels,
        List<String> categories,
        boolean offered,
        boolean textRequired) {
    public Reason {
        labels = Map.copyOf(labels);
        categories = List.copyOf(categories);
    }

    /** One that is offered for all goods and needs no text. */
    public static Reason of(String code, String parent, FaultParty fault, int photos, Map<String, String> labels) {
        return new Reason(code, parent, fault, photos, labels, List.of(), true, false);
    }

    /** Whether a shopper may choose it for goods of a category. */
    public boolean isOfferedFor(String category) {
        return offered && (categories.isEmpty() || categories.contains(category));
    }
}
