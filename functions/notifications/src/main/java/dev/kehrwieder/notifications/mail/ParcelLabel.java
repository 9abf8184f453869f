package dev.kehrwieder.notifications.mail;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One parcel with what it takes to hand it in. Not every carrier gives a code, and one that prints at the counter may give
 * no label.
 *
 * @param number 1 for the first parcel of the return
 * @param carrier as people know it
 * @param code to show at the counter: an image with a content id of its own
 * @param label to print, without a content id
 */
public record ParcelLabel(
        int number, String carrier, String trackingNumber, Optional<Attachment> code, Optional<Attachment> label) {

    public ParcelLabel {
        carrier = TypedText.line(requireNonNull(carrier, "carrier is null"));
        trackingNumber = TypedText.line(requireNonNull(trackingNumber, "trackingNumber is null"));
        requireNonNull(code, "code is null");
        requireNonNull(label, "label is null");
        if (number < 1) {
            throw new IllegalArgumentException("number is below 1: " + number);
        }
        if (!code.map(Attachment::isInline).orElse(true)
                || label.map(Attachment::isInline).orElse(false)) {
            throw new IllegalArgumentException("the code has a content id, the label has none");
        }
    }
}
