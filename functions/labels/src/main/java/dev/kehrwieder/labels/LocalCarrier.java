package dev.kehrwieder.labels;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.parcel.DocumentKind;
import dev.kehrwieder.core.policy.LabelSize;
import dev.kehrwieder.core.port.Carrier;
import dev.kehrwieder.documents.Documents;
import dev.kehrwieder.documents.LabelData;
import dev.kehrwieder.documents.NoRoom;
import dev.kehrwieder.documents.Paper;
import dev.kehrwieder.documents.TrackingNumbers;
import java.util.EnumMap;
import java.util.Map;

/**
 * A carrier of our own: draws labels with real tracking numbers, which follow from the parcel, so that the same request
 * gives the same label.
 */
final class LocalCarrier implements Carrier {
    private final Documents documents;

    LocalCarrier(Documents documents) {
        this.documents = requireNonNull(documents, "documents is null");
    }

    @Override
    public String name() {
        return "local";
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    /** Nothing was paid for it. */
    @Override
    public GivenBack giveBack(String shop, Purchase purchase) {
        return GivenBack.DONE;
    }

    @Override
    public Answer label(LabelRequest request) {
        try {
            return drawn(request);
        } catch (NoRoom e) {
            return new Refused(e.what().name());
        }
    }

    private Label drawn(LabelRequest request) {
        String rma = request.parcel().of().rma();
        String number = TrackingNumbers.of(
                request.parcel().of().shop(), rma, request.parcel().parcel(), request.attempt());
        LabelData label = new LabelData(
                number,
                rma,
                Addresses.printed(request.sender()),
                Addresses.printed(request.receiver()),
                "Kehrwieder Local",
                request.link());
        Paper paper = paper(request.size());
        Map<DocumentKind, byte[]> made = new EnumMap<>(DocumentKind.class);
        made.put(DocumentKind.LABEL_PDF, documents.labelPdf(label, paper));
        made.put(DocumentKind.LABEL_PNG, documents.labelPng(label, paper));
        made.put(DocumentKind.LABEL_ZPL, documents.labelZpl(label, paper));
        made.put(DocumentKind.QR, documents.qrPng(request.link()));
        return Label.of(number, made);
    }

    private static Paper paper(LabelSize size) {
        return switch (size) {
            case A6 -> Paper.A6;
            case FOUR_BY_SIX -> Paper.FOUR_BY_SIX_INCHES;
        };
    }
}
