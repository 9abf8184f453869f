package dev.kehrwieder.platform.codec;

import dev.kehrwieder.core.parcel.DocumentKind;
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
                .with("deliveredAt", parcel.deliveredAt());
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
                parcel.optional("deliveredAt", BodyReader::instant));
    }

    /** Without kinds it was stored when every parcel had every document. */
    private static Optional<ParcelDocuments> documents(BodyReader parcel) {
        Set<DocumentKind> kinds = parcel.optional(
                        "documentKinds", (body, name) -> Set.copyOf(body.constants(name, DocumentKind.class)))
                .orElseGet(() -> EnumSet.allOf(DocumentKind.class));
        return parcel.optional("documents", BodyReader::text).map(prefix -> new ParcelDocuments(prefix, kinds));
    }
}
