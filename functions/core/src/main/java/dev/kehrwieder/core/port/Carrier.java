package dev.kehrwieder.core.port;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.Address;
import dev.kehrwieder.core.parcel.DocumentKind;
import dev.kehrwieder.core.policy.LabelSize;
import java.util.Map;

/** Makes or buys labels. */
public interface Carrier {
    /** As the API and the tracking index name it, such as {@code local}. */
    String name();

    /** The same request again gives the same label, or is not made. A carrier that may do it later throws. */
    Answer label(LabelRequest request);

    /** What a carrier says for good. */
    sealed interface Answer {}

    /**
     * @param link what the QR code opens, if the carrier leaves that to us: the shopper's link
     * @param sender the shopper
     * @param size for a label that is drawn; one that is bought comes as it is
     */
    record LabelRequest(TrackedParcel parcel, String link, Address sender, Address receiver, LabelSize size) {}

    /**
     * @param documents what this carrier gives, at least the label as PDF; stored and served byte for byte, for a carrier's
     *     bar code may not be drawn anew (handbook, labels)
     */
    record Label(String trackingNumber, Map<DocumentKind, byte[]> documents) implements Answer {
        public Label {
            requireNonNull(trackingNumber, "trackingNumber is null");
            documents = Map.copyOf(documents);
            if (!documents.containsKey(DocumentKind.LABEL_PDF)) {
                throw new IllegalStateException("a label without a PDF");
            }
            if (documents.containsKey(DocumentKind.SLIP)) {
                throw new IllegalStateException("the slip is the shop's, no carrier's");
            }
        }
    }

    /**
     * This label can never be made, however often it is asked for.
     *
     * @param reason a code for staff, such as {@code LINK_TOO_LONG}; no personal data
     */
    record Refused(String reason) implements Answer {
        public Refused {
            requireNonNull(reason, "reason is null");
        }
    }
}
