package dev.kehrwieder.platform.codec;

import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.parcel.ParcelDocuments;
import dev.kehrwieder.core.parcel.ParcelStatus;

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
                parcel.optional("documents", BodyReader::text).map(ParcelDocuments::new),
                parcel.instant("occurredAt"),
                parcel.optional("labelExpiresAt", BodyReader::instant),
                parcel.optional("handedInAt", BodyReader::instant),
                parcel.optional("deliveredAt", BodyReader::instant));
    }
}
