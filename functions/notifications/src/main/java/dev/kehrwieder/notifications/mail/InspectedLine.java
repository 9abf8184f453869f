package dev.kehrwieder.notifications.mail;

import static java.util.Objects.requireNonNull;

/**
 * What the inspection found, in units.
 *
 * @param missing announced, but not in the parcel
 * @param open arrived or not, but not decided yet
 * @param note what the inspector tells the shopper, or empty
 */
public record InspectedLine(String title, int accepted, int rejected, int missing, int open, String note) {

    public InspectedLine {
        title = TypedText.line(requireNonNull(title, "title is null"));
        note = TypedText.paragraph(requireNonNull(note, "note is null"));
        if (accepted < 0 || rejected < 0 || missing < 0 || open < 0) {
            throw new IllegalArgumentException("a quantity is negative");
        }
        if (accepted + rejected + missing + open == 0) {
            throw new IllegalArgumentException("a line without units");
        }
    }
}
