package dev.kehrwieder.core.port;

import dev.kehrwieder.core.model.Address;
import dev.kehrwieder.core.parcel.DocumentKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes or buys labels. */
public interface Carrier {
    /** As the API and the tracking index name it, such as {@code local}. */
    String name();

    /** The same request again gives the same label, or is not made. */
    Label label(LabelRequest request);

    /**
     * @param link what the QR code opens: the shopper's link
     * @param sender the shopper
     */
    record LabelRequest(
            TrackedParcel parcel, String link, Address sender, Address receiver, Locale locale, List<SlipLine> lines) {}

    record SlipLine(String orderNumber, String lineId, String sku, String title, int quantity, String reason) {}

    record Label(String trackingNumber, Map<DocumentKind, byte[]> documents) {}
}
