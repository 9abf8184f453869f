package dev.kehrwieder.core.policy;

import java.util.List;

/**
 * In which order the means of payment get their money back (handbook, domain 4.2 rule 8).
 *
 * @param methods such as CARD; {@link #OTHERS} stands for each that is not named, which come last without it
 */
public record TenderOrder(List<String> methods) {
    public static final String OTHERS = "*";

    /** Card, wallet and account first, then what the shop itself issued. */
    public static final TenderOrder DEFAULT = new TenderOrder(List.of(OTHERS, "GIFT_CARD", "STORE_CREDIT"));

    public TenderOrder {
        methods = List.copyOf(methods);
    }

    /** The lower, the sooner. */
    public int rank(String method) {
        int named = methods.indexOf(method);
        int others = methods.indexOf(OTHERS);
        return named >= 0 ? named : others >= 0 ? others : methods.size();
    }
}
