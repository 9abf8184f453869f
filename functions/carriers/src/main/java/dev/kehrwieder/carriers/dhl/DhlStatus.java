package dev.kehrwieder.carriers.dhl;

import dev.kehrwieder.core.parcel.ParcelStatus;
import java.util.Map;
import java.util.Optional;

/**
 * What DHL's codes mean to us (handbook, carriers "Status mapping"): by code, never by text.
 *
 * <p>DHL speaks in three vocabularies of growing precision: the unified status, the event of its parcel network (TTPRO), and
 * the international event (ICE). The ICE event decides first, for a destroyed parcel comes with the TTPRO event "delivered".
 */
final class DhlStatus {
    /** The event before this one did not happen. */
    static final String TAKES_BACK = "STORN";

    private static final Map<String, ParcelStatus> BY_ICE = Map.of(
            "RETRN",
            ParcelStatus.RETURNED_TO_SENDER,
            "DSPSD",
            ParcelStatus.EXCEPTION,
            "CANCL",
            ParcelStatus.CANCELED,
            TAKES_BACK,
            ParcelStatus.UNKNOWN);

    private static final Map<String, ParcelStatus> BY_TTPRO = Map.ofEntries(
            Map.entry("VA", ParcelStatus.LABEL_CREATED),
            Map.entry("DD", ParcelStatus.LABEL_CREATED),
            Map.entry("ES", ParcelStatus.HANDED_IN),
            Map.entry("AE", ParcelStatus.HANDED_IN),
            Map.entry("AA", ParcelStatus.IN_TRANSIT),
            Map.entry("EE", ParcelStatus.IN_TRANSIT),
            Map.entry("NB", ParcelStatus.IN_TRANSIT),
            Map.entry("ZO", ParcelStatus.IN_TRANSIT),
            Map.entry("PO", ParcelStatus.OUT_FOR_DELIVERY),
            Map.entry("ZF", ParcelStatus.READY_FOR_PICKUP),
            Map.entry("LA", ParcelStatus.READY_FOR_PICKUP),
            Map.entry("ZU", ParcelStatus.DELIVERED),
            Map.entry("BV", ParcelStatus.EXCEPTION),
            Map.entry("ZN", ParcelStatus.EXCEPTION),
            Map.entry("AN", ParcelStatus.EXCEPTION),
            // Money of a cash-on-delivery parcel moved, not the parcel.
            Map.entry("GT", ParcelStatus.UNKNOWN));

    private static final Map<String, ParcelStatus> UNIFIED = Map.of(
            "pre-transit", ParcelStatus.LABEL_CREATED,
            "transit", ParcelStatus.IN_TRANSIT,
            "delivered", ParcelStatus.DELIVERED,
            "failure", ParcelStatus.EXCEPTION,
            "unknown", ParcelStatus.UNKNOWN);

    private DhlStatus() {}

    /** @return UNKNOWN for codes that are in none of the vocabularies; each may be empty */
    static ParcelStatus of(String unified, String ttpro, String ice) {
        return Optional.ofNullable(BY_ICE.get(ice))
                .or(() -> Optional.ofNullable(BY_TTPRO.get(ttpro)))
                .or(() -> Optional.ofNullable(UNIFIED.get(unified)))
                .orElse(ParcelStatus.UNKNOWN);
    }

    /** Whether no vocabulary has any of the codes, so that people should look at our tables. */
    static boolean isNew(String unified, String ttpro, String ice) {
        return !BY_ICE.containsKey(ice) && !BY_TTPRO.containsKey(ttpro) && !UNIFIED.containsKey(unified);
    }
}
