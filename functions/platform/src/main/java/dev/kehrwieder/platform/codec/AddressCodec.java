package dev.kehrwieder.platform.codec;

import dev.kehrwieder.core.model.Address;

/** An address, as part of a body. */
final class AddressCodec {
    private AddressCodec() {}

    static BodyWriter write(Address address) {
        return new BodyWriter()
                .with("name", address.name())
                .with("street", address.street())
                .with("houseNumber", address.houseNumber())
                .with("postalCode", address.postalCode())
                .with("city", address.city())
                .with("country", address.country())
                .with("region", address.region());
    }

    static Address read(BodyReader address) {
        return new Address(
                address.text("name"),
                address.text("street"),
                address.text("houseNumber"),
                address.text("postalCode"),
                address.text("city"),
                address.text("country"),
                address.optional("region", BodyReader::text));
    }
}
