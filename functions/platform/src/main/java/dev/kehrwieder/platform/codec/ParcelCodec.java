package dev.kehrwieder.platform.codec;

import dev.kehrwieder.core.parcel.DocumentKind;
import dev.kehrwieder.core.parcel.FormerLabel;
import dev.kehrwieder.core.parcel.LabelPurchase;
import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.parcel.ParcelDocuments;
import dev.kehrwieder.core.parcel.ParcelStatus;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A parcel, as part of a body. */
final class ParcelCodec {
    private ParcelCodec() {}

    static BodyWriter write(Parcel parcel) {
        return new BodyWriter()
                .with("number", parcel.number())
                .with("status", parcel.status())
                .with("carrier", parcel.carrier())
                .with("trackingNumber", parcel.trackingNumber())
                .with("documents", parcel.documents().map(ParcelDocuments::prefix))
                .with("documentKinds", parcel.documents().map(ParcelDocuments::kinds))
                .with("occurredAt", parcel.occurredAt())
                .with("labelExpiresAt", parcel.labelExpiresAt())
                .with("handedInAt", parcel.handedInAt())
                .with("deliveredAt", parcel.deliveredAt())
                .with("attempt", parcel.label().attempt())
                .with("askedSince", parcel.label().askedSince())
                .with("labelFailure", parcel.label().failure())
                .with("carrierReference", parcel.label().carrierReference())
                .with("quotedCost", parcel.label().quotedCost())
                .with("billedCost", parcel.label().billedCost())
                .with("remindAt", parcel.label().remindAt())
                .list("formerLabels", parcel.label().former(), ParcelCodec::former);
    }

    static Parcel read(BodyReader parcel) {
        return new Parcel(
                parcel.integer("number"),
                parcel.constant("status", ParcelStatus.class),
                parcel.text("carrier"),
                parcel.optional("trackingNumber", BodyReader::text),
                documents(parcel),
                parcel.instant("occurredAt"),
                parcel.optional("labelExpiresAt", BodyReader::instant),
                parcel.optional("handedInAt", BodyReader::instant),
                parcel.optional("deliveredAt", BodyReader::instant),
                label(parcel));
    }

    /** What an earlier release wrote knows one label a parcel, and nothing of its purchase. */
    private static LabelPurchase label(BodyReader parcel) {
        return new LabelPurchase(
                parcel.optional("attempt", BodyReader::integer).orElse(LabelPurchase.FIRST.attempt()),
                parcel.optional("askedSince", BodyReader::instant),
                parcel.optional("labelFailure", BodyReader::text),
                parcel.optional("carrierReference", BodyReader::text),
                parcel.optional("quotedCost", BodyReader::money),
                parcel.optional("billedCost", BodyReader::money),
                parcel.optional("remindAt", BodyReader::instant),
                parcel.optionalList("formerLabels", ParcelCodec::former));
    }

    private static BodyWriter former(FormerLabel label) {
        return new BodyWriter()
                .with("attempt", label.attempt())
                .with("carrier", label.carrier())
                .with("trackingNumber", label.trackingNumber())
                .with("carrierReference", label.carrierReference())
                .with("billedCost", label.billedCost())
                .with("ending", label.ending());
    }

    private static FormerLabel former(BodyReader label) {
        return new FormerLabel(
                label.integer("attempt"),
                label.text("carrier"),
                label.text("trackingNumber"),
                label.optional("carrierReference", BodyReader::text),
                label.optional("billedCost", BodyReader::money),
                label.constant("ending", FormerLabel.Ending.class));
    }

    /** Without kinds it was stored when every parcel had every document. */
    private static Optional<ParcelDocuments> documents(BodyReader parcel) {
        Set<DocumentKind> kinds = parcel.optional(
                        "documentKinds", (body, name) -> Set.copyOf(body.constants(name, DocumentKind.class)))
                .orElseGet(() -> EnumSet.allOf(DocumentKind.class));
        return parcel.optional("documents", BodyReader::text).map(prefix -> new ParcelDocuments(prefix, kinds));
    }
}
