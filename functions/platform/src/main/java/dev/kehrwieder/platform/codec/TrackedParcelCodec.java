package dev.kehrwieder.platform.codec;

import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.port.TrackedParcel;
import dev.kehrwieder.platform.fault.NeverSucceeds;

/** Whose parcel a tracking number is. */
public final class TrackedParcelCodec {
    private TrackedParcelCodec() {}

    public static String encode(TrackedParcel parcel) {
        return BodyWriter.version(1)
                .with("shop", parcel.of().shop())
                .with("rma", parcel.of().rma())
                .with("parcel", parcel.parcel())
                .json();
    }

    /** @throws NeverSucceeds if it is none */
    public static TrackedParcel decode(String json) {
        return BodyReader.read(
                "tracking number",
                json,
                body -> new TrackedParcel(new ReturnKey(body.text("shop"), body.text("rma")), body.integer("parcel")));
    }
}
