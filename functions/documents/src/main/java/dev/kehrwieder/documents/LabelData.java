package dev.kehrwieder.documents;

import static java.util.Objects.requireNonNull;

/**
 * What stands on a return label.
 *
 * @param trackingNumber drawn as GS1-128 if it is one of {@link TrackingNumbers}, else as Code 128 of its ASCII text
 * @param link what the QR code opens
 */
public record LabelData(
        String trackingNumber, String rma, Address sender, Address receiver, String carrierName, String link) {
    public LabelData {
        requireNonNull(trackingNumber, "trackingNumber is null");
        requireNonNull(rma, "rma is null");
        requireNonNull(sender, "sender is null");
        requireNonNull(receiver, "receiver is null");
        requireNonNull(carrierName, "carrierName is null");
        requireNonNull(link, "link is null");
    }
}
