package dev.kehrwieder.core.policy;

import java.util.List;

/**
 * Goods that the shop never takes back voluntarily, and goods that it always does.
 *
 * @param allowed come back whatever flags and {@link Approval#REJECT} say; their window ends all the same
 */
public record SkuLists(List<String> blocked, List<String> allowed) {
    public static final SkuLists NONE = new SkuLists(List.of(), List.of());

    public SkuLists {
        blocked = List.copyOf(blocked);
        allowed = List.copyOf(allowed);
    }
}
