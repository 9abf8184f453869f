package dev.kehrwieder.core.port;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.Address;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.parcel.DocumentKind;
import dev.kehrwieder.core.policy.LabelSize;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes or buys labels. */
public interface Carrier {
    /** As the API and the tracking index name it, such as {@code local}. */
    String name();

    /**
     * Whether the same request again gives the same label. Where not, a request whose answer got lost is never repeated by
     * itself.
     */
    boolean isRepeatable();

    /**
     * Makes or buys one label.
     *
     * @throws CarrierAway if it is certain that none was made: no connection, 429, or an answer that says so
     */
    Answer label(LabelRequest request);

    /**
     * Gives a label back that nobody uses any more.
     *
     * @throws CarrierAway if the carrier does not answer; giving back twice does no harm
     */
    GivenBack giveBack(String shop, Purchase purchase);

    /** What a carrier says for good. */
    sealed interface Answer {}

    /**
     * @param attempt 1 for the parcel's first label; the next one replaces a voided or expired one
     * @param reference printed on the label, shortened by the carrier where it is too long: the RMA
     * @param link what the QR code opens, if the carrier leaves that to us: the shopper's link
     * @param method how the parcel travels, hence which documents are wanted
     * @param sender the shopper
     * @param receiverId the carrier's name of the receiver for this sender's country; empty where it wants an address
     * @param size for a label that is drawn; one that is bought comes as it is
     * @param weightGrams of what is in the parcel, as far as it is known; 0 if unknown
     * @param value of what is in the parcel, in the order's currency
     * @param customs what is in the parcel, for a sender outside the customs union; else empty
     */
    record LabelRequest(
            TrackedParcel parcel,
            int attempt,
            String reference,
            String link,
            ReturnMethod method,
            Address sender,
            Address receiver,
            Optional<String> receiverId,
            LabelSize size,
            int weightGrams,
            Money value,
            List<CustomsItem> customs) {}

    /**
     * @param weightGrams of all units together
     * @param value of all units together
     * @param originCountry ISO 3166-1 alpha-2
     * @param hsCode of the Harmonized System
     */
    record CustomsItem(
            String description,
            int quantity,
            int weightGrams,
            Money value,
            Optional<String> originCountry,
            Optional<String> hsCode) {}

    /** A label that was bought. @param carrierReference the carrier's own name of it, where that is not the tracking number */
    record Purchase(String trackingNumber, Optional<String> carrierReference) {}

    /**
     * @param documents what this carrier gives, at least one: a QR code alone will do where the counter prints. Stored and
     *     served byte for byte, for a carrier's bar code may not be drawn anew (handbook, labels). No QR: it has none for
     *     this parcel
     * @param billedCost what the carrier said that it costs
     */
    record Label(Purchase purchase, Map<DocumentKind, byte[]> documents, Optional<Money> billedCost) implements Answer {
        public Label {
            requireNonNull(purchase, "purchase is null");
            documents = Map.copyOf(documents);
            if (documents.isEmpty()) {
                throw new IllegalStateException("a label that nobody can print or show");
            }
            if (documents.containsKey(DocumentKind.SLIP)) {
                throw new IllegalStateException("the slip is the shop's, no carrier's");
            }
        }

        /** Of a carrier that names its labels by their tracking numbers and tells no price. */
        public static Label of(String trackingNumber, Map<DocumentKind, byte[]> documents) {
            return new Label(new Purchase(trackingNumber, Optional.empty()), documents, Optional.empty());
        }

        public String trackingNumber() {
            return purchase.trackingNumber();
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

    /**
     * The request may have reached the carrier and no answer came: there may be a label that nobody knows of.
     *
     * @param reason a code for staff, such as {@code TIMEOUT}; no personal data
     */
    record Unknown(String reason) implements Answer {
        public Unknown {
            requireNonNull(reason, "reason is null");
        }
    }

    /** What came of giving a label back. */
    enum GivenBack {
        DONE,
        /** The carrier takes none back; an unused one costs nothing. */
        NOT_OFFERED,
        /** It was used already. */
        REFUSED
    }
}
