package dev.kehrwieder.core.policy;

import static dev.kehrwieder.core.model.FaultParty.CARRIER;
import static dev.kehrwieder.core.model.FaultParty.CUSTOMER;
import static dev.kehrwieder.core.model.FaultParty.MERCHANT;
import static dev.kehrwieder.core.model.FaultParty.SUPPLIER;

import dev.kehrwieder.core.model.FaultParty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The reasons that every shop has (handbook, domain 3), with their words in both languages. They ask for no photos. */
public final class BuiltInReasons {
    /** The reason of a withdrawal that gives none: none is ever asked for (§ 355(1) BGB). */
    public static final String WITHDRAWAL_NO_REASON = "WITHDRAWAL_NO_REASON";

    /** Says nothing by itself, so it comes with a text. */
    public static final String OTHER = "OTHER";

    private static final String GERMAN = "de";
    private static final String ENGLISH = "en";

    private static final Map<String, Reason> BY_CODE = new LinkedHashMap<>();

    static {
        add("FIT", CUSTOMER, "TOO_SMALL", "Zu klein", "Too small");
        add("FIT", CUSTOMER, "TOO_LARGE", "Zu groß", "Too large");
        add("FIT", CUSTOMER, "TOO_TIGHT", "Zu eng", "Too tight");
        add("FIT", CUSTOMER, "OTHER_FIT", "Passt nicht", "Does not fit");
        add("PREFERENCE", CUSTOMER, "CHANGED_MIND", "Anders überlegt", "Changed my mind");
        add("PREFERENCE", CUSTOMER, "NO_LONGER_NEEDED", "Wird nicht mehr gebraucht", "No longer needed");
        add("PREFERENCE", CUSTOMER, "ORDERED_BY_MISTAKE", "Versehentlich bestellt", "Ordered by mistake");
        add("PREFERENCE", CUSTOMER, "BETTER_PRICE", "Woanders günstiger", "Better price elsewhere");
        add("PREFERENCE", CUSTOMER, "STYLE", "Gefällt nicht", "Style not as hoped");
        add("PREFERENCE", CUSTOMER, "COLOR", "Farbe gefällt nicht", "Color not as hoped");
        add("PREFERENCE", CUSTOMER, "COMFORT", "Nicht bequem", "Not comfortable");
        add("PREFERENCE", CUSTOMER, "QUALITY_EXPECTED", "Qualität nicht wie erwartet", "Quality not as expected");
        add("LISTING", MERCHANT, "NOT_AS_DESCRIBED", "Entspricht nicht der Beschreibung", "Not as described");
        add("FULFILMENT", MERCHANT, "WRONG_ITEM", "Falscher Artikel geliefert", "Wrong item delivered");
        add("FULFILMENT", MERCHANT, "MISSING_PARTS", "Teile fehlen", "Parts are missing");
        add("FULFILMENT", MERCHANT, "WRONG_QUANTITY", "Falsche Menge geliefert", "Wrong quantity delivered");
        add("FULFILMENT", CARRIER, "ARRIVED_LATE", "Zu spät angekommen", "Arrived too late");
        add("FULFILMENT", CARRIER, "UNDELIVERABLE", "Nicht zustellbar", "Could not be delivered");
        add("DEFECT", SUPPLIER, "DEFECTIVE", "Defekt", "Defective");
        add("DEFECT", SUPPLIER, "WORKMANSHIP", "Verarbeitungsmangel", "Poor workmanship");
        add("DEFECT", SUPPLIER, "EXPIRED", "Haltbarkeit abgelaufen", "Past its date");
        add("DEFECT", CARRIER, "TRANSPORT_DAMAGE", "Beim Transport beschädigt", "Damaged in transport");
        add("DEFECT", CARRIER, "PACKAGING", "Verpackung beschädigt", "Packaging damaged");
        add("OTHER", CUSTOMER, "GIFT", "Geschenk", "Gift");
        add("OTHER", CUSTOMER, OTHER, "Anderer Grund", "Other reason");
        BY_CODE.put(WITHDRAWAL_NO_REASON, Reason.of(WITHDRAWAL_NO_REASON, "OTHER", CUSTOMER, 0, Map.of()));
    }

    private static final List<ReasonGroup> GROUPS = List.of(
            group("FIT", "Passform", "Fit"),
            group("PREFERENCE", "Gefällt nicht", "Preference"),
            group("LISTING", "Anders als beschrieben", "Not as described"),
            group("FULFILMENT", "Lieferung", "Delivery"),
            group("DEFECT", "Mangel oder Schaden", "Defect or damage"),
            group("OTHER", "Anderes", "Other"));

    private BuiltInReasons() {}

    static List<ReasonGroup> groups() {
        return GROUPS;
    }

    private static ReasonGroup group(String code, String german, String english) {
        return new ReasonGroup(code, Map.of(GERMAN, german, ENGLISH, english));
    }

    public static List<Reason> all() {
        return List.copyOf(BY_CODE.values());
    }

    static Optional<Reason> find(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** The language in which a reader of this one reads us: German or, for everybody else, English. */
    static String language(Locale locale) {
        return locale.getLanguage().equals(GERMAN) ? GERMAN : ENGLISH;
    }

    /** What a code is called; empty for a code that is not built in, and where no reason is needed. */
    static String words(String code, Locale locale) {
        return find(code).map(reason -> reason.labels().get(language(locale))).orElse("");
    }

    private static void add(String parent, FaultParty fault, String code, String german, String english) {
        boolean textRequired = code.equals(OTHER);
        BY_CODE.put(
                code,
                new Reason(
                        code,
                        parent,
                        fault,
                        0,
                        Map.of(GERMAN, german, ENGLISH, english),
                        List.of(),
                        true,
                        textRequired));
    }
}
