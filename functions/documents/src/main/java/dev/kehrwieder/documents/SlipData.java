package dev.kehrwieder.documents;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;

/**
 * What stands on the slip inside the parcel. It has no prices: the slip promises no refund.
 *
 * @param link what the QR code opens
 * @param packing the shop's words for the first step, how to pack; empty for ours
 * @param locale German gives a German slip, every other language an English one
 */
public record SlipData(
        String rma,
        List<String> orderNumbers,
        String link,
        Address receiver,
        String packing,
        List<SlipLine> lines,
        Locale locale) {
    public SlipData {
        requireNonNull(rma, "rma is null");
        orderNumbers = List.copyOf(orderNumbers);
        requireNonNull(link, "link is null");
        requireNonNull(receiver, "receiver is null");
        requireNonNull(packing, "packing is null");
        lines = List.copyOf(lines);
        requireNonNull(locale, "locale is null");
    }
}
