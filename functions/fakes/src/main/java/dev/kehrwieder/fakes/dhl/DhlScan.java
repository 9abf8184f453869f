package dev.kehrwieder.fakes.dhl;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** What DHL tells of one parcel at one moment, in its three vocabularies. */
record DhlScan(Instant at, String unified, String ttpro, String ice, String ric, String text) {
    private static final Instant NO_TIME = Instant.EPOCH;

    /** By the code that one asks for. */
    private static final Map<String, DhlScan> KNOWN = Stream.of(
                    new DhlScan(NO_TIME, "pre-transit", "VA", "SHRDC", "NRQRD", "The parcel has been announced"),
                    new DhlScan(NO_TIME, "transit", "ES", "SHRCU", "PCKST", "Handed in at a Packstation"),
                    new DhlScan(NO_TIME, "transit", "AE", "PCKDU", "PCKST", "Collected from the sender"),
                    new DhlScan(NO_TIME, "transit", "AA", "LDTMV", "MVMTV", "Left the parcel centre of origin"),
                    new DhlScan(NO_TIME, "transit", "EE", "ULFMV", "UNLDD", "Arrived at the parcel centre"),
                    new DhlScan(NO_TIME, "transit", "NB", "SRTED", "NRQRD", "Sorted"),
                    new DhlScan(NO_TIME, "transit", "ZO", "CSTAT", "NRQRD", "At the customs"),
                    new DhlScan(NO_TIME, "transit", "PO", "SRTED", "TDMVT", "Loaded for delivery"),
                    new DhlScan(NO_TIME, "transit", "LA", "HLDCC", "HDFCT", "Waits to be fetched"),
                    new DhlScan(NO_TIME, "transit", "ZF", "HLDCC", "SERPT", "Waits at a shop"),
                    new DhlScan(NO_TIME, "delivered", "ZU", "DLVRD", "ACCPT", "Delivered"),
                    new DhlScan(NO_TIME, "failure", "ZN", "DLVRF", "OTHER", "Could not be delivered"),
                    new DhlScan(NO_TIME, "failure", "BV", "EXPHD", "OTHER", "Something happened"),
                    new DhlScan(NO_TIME, "failure", "AN", "PCKNS", "NRQRD", "Could not be collected"),
                    new DhlScan(NO_TIME, "delivered", "GT", "DLVRD", "CODRP", "Money was handed on"))
            .collect(Collectors.toMap(DhlScan::ttpro, scan -> scan, (first, _) -> first, LinkedHashMap::new));

    /** Those that one must know by their international code. */
    private static final Map<String, DhlScan> KNOWN_BY_ICE = Stream.of(
                    new DhlScan(NO_TIME, "delivered", "ZU", "RETRN", "NTCLM", "Went back to the sender"),
                    new DhlScan(NO_TIME, "delivered", "ZU", "DSPSD", "NTCLM", "Destroyed"),
                    new DhlScan(NO_TIME, "failure", "BV", "CANCL", "NRQRD", "Canceled by the sender"),
                    new DhlScan(NO_TIME, "unknown", "", "STORN", "NRQRD", "The event before did not happen"))
            .collect(Collectors.toMap(DhlScan::ice, scan -> scan, (first, _) -> first, LinkedHashMap::new));

    /** A code that nobody knows is told as it is. */
    static DhlScan of(String code, Instant at) {
        DhlScan told = KNOWN.getOrDefault(
                code, KNOWN_BY_ICE.getOrDefault(code, new DhlScan(NO_TIME, "unknown", code, "", "", code)));
        return new DhlScan(at, told.unified(), told.ttpro(), told.ice(), told.ric(), told.text());
    }

    /** The codes to choose from: that a parcel is announced is told when its label is made. */
    static Stream<DhlScan> known() {
        return Stream.concat(KNOWN.values().stream(), KNOWN_BY_ICE.values().stream())
                .filter(scan -> !scan.ttpro().equals("VA"));
    }

    /** What one asks for it by. */
    String code() {
        return KNOWN_BY_ICE.containsKey(ice) ? ice : ttpro;
    }

    void writeTo(ObjectNode json) {
        json.put("timestamp", at.toString()).put("statusCode", unified).put("status", text);
        put(json, "standardEventCode", ttpro);
        put(json, "ice", ice);
        put(json, "ric", ric);
    }

    private static void put(ObjectNode json, String name, String code) {
        if (!code.isEmpty()) {
            json.put(name, code);
        }
    }
}
