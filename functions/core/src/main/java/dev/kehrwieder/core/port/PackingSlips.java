package dev.kehrwieder.core.port;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.Address;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Draws the slip that lies in a parcel. It is the shop's own, whoever carries the parcel. */
public interface PackingSlips {
    /**
     * A PDF; the same slip gives the same bytes. Empty where it can never be drawn: a parcel without a slip is a return all
     * the same.
     */
    Optional<byte[]> pdf(Slip slip);

    /**
     * It has no prices: a slip promises no refund.
     *
     * @param link what the QR code opens: the shopper's link
     * @param receiver where the parcel goes
     * @param packing how the shop wants to have it packed, in its own words; empty where ours will do
     */
    record Slip(String rma, String link, Address receiver, Locale locale, Optional<String> packing, List<Line> lines) {
        public Slip {
            requireNonNull(rma, "rma is null");
            requireNonNull(link, "link is null");
            requireNonNull(receiver, "receiver is null");
            requireNonNull(locale, "locale is null");
            lines = List.copyOf(lines);
        }
    }

    /**
     * @param reason in the shopper's language; empty where none is needed
     * @param reasonCode the same for the warehouse
     */
    record Line(
            String orderNumber,
            String lineId,
            String sku,
            String title,
            int quantity,
            String reason,
            String reasonCode) {}
}
