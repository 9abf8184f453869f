package dev.kehrwieder.notifications.mail;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What the shopper needs to hand in one parcel.
 *
 * @param number from 1
 * @param carrier the name people know
 * @param labelLink to the label, or null
 * @param qr the code to show: in the mail's text, and once more as an attachment for programs that hide images
 * @param documents label and slip, attached as they are: a carrier's file is never drawn again
 */
public record ParcelLabel(
        int number,
        String carrier,
        String trackingNumber,
        String labelLink,
        Attachment qr,
        List<Attachment> documents) {

    public ParcelLabel {
        carrier = TypedText.line(requireNonNull(carrier, "carrier is null"));
        trackingNumber = TypedText.line(requireNonNull(trackingNumber, "trackingNumber is null"));
        labelLink = Link.checked(labelLink);
        requireNonNull(qr, "qr is null");
        documents = List.copyOf(documents);
        if (number < 1) {
            throw new IllegalArgumentException("number is below 1: " + number);
        }
        if (!qr.isInline() || documents.stream().anyMatch(Attachment::isInline)) {
            throw new IllegalArgumentException("the QR code has a content id, the documents have none");
        }
    }
}
