package dev.kehrwieder.core.policy;

import static dev.kehrwieder.core.model.FaultParty.CARRIER;
import static dev.kehrwieder.core.model.FaultParty.CUSTOMER;
import static dev.kehrwieder.core.model.FaultParty.MERCHANT;
import static dev.kehrwieder.core.model.FaultParty.SUPPLIER;

import dev.kehrwieder.core.model.FaultParty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The reasons that every shop has (handbook, domain 3). They ask for no photos. */
public final class BuiltInReasons {
    /** The reason of a withdrawal that gives none: none is ever asked for (§ 355(1) BGB). */
    public static final String WITHDRAWAL_NO_REASON = "WITHDRAWAL_NO_REASON";

    /** Says nothing by itself, so it comes with a text. */
    public static final String OTHER = "OTHER";

    private static final Map<String, Reason> BY_CODE = new LinkedHashMap<>();

    static {
        add("FIT", CUSTOMER, "TOO_SMALL", "TOO_LARGE", "TOO_TIGHT", "OTHER_FIT");
        add("PREFERENCE", CUSTOMER, "CHANGED_MIND", "NO_LONGER_NEEDED", "ORDERED_BY_MISTAKE", "BETTER_PRICE");
        add("PREFERENCE", CUSTOMER, "STYLE", "COLOR", "COMFORT", "QUALITY_EXPECTED");
        add("LISTING", MERCHANT, "NOT_AS_DESCRIBED");
        add("FULFILMENT", MERCHANT, "WRONG_ITEM", "MISSING_PARTS", "WRONG_QUANTITY");
        add("FULFILMENT", CARRIER, "ARRIVED_LATE", "UNDELIVERABLE");
        add("DEFECT", SUPPLIER, "DEFECTIVE", "WORKMANSHIP", "EXPIRED");
        add("DEFECT", CARRIER, "TRANSPORT_DAMAGE", "PACKAGING");
        add("OTHER", CUSTOMER, "GIFT", OTHER, WITHDRAWAL_NO_REASON);
    }

    private BuiltInReasons() {}

    public static List<Reason> all() {
        return List.copyOf(BY_CODE.values());
    }

    static Optional<Reason> find(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    private static void add(String parent, FaultParty fault, String... codes) {
        for (String code : codes) {
            BY_CODE.put(code, new Reason(code, parent, fault, 0, Map.of()));
        }
    }
}
