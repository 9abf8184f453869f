package dev.kehrwieder.platform.codec;

import dev.kehrwieder.core.model.CustomerListing;
import dev.kehrwieder.core.model.CustomerStanding;
import dev.kehrwieder.core.model.ListingReason;
import dev.kehrwieder.platform.fault.NeverSucceeds;

/** What a shop says of a customer. */
public final class CustomerListingCodec {
    private CustomerListingCodec() {}

    public static String encode(CustomerListing listing) {
        return BodyWriter.version(1)
                .with("shop", listing.shop())
                .with("customer", listing.customer())
                .with("standing", listing.standing())
                .with("why", listing.why())
                .with("by", listing.by())
                .with("at", listing.at())
                .with("until", listing.until())
                .json();
    }

    /** @throws NeverSucceeds if it is none */
    public static CustomerListing decode(String json) {
        return BodyReader.read(
                "listing",
                json,
                body -> new CustomerListing(
                        body.text("shop"),
                        body.text("customer"),
                        body.constant("standing", CustomerStanding.class),
                        body.optionalConstant("why", ListingReason.class),
                        body.text("by"),
                        body.instant("at"),
                        body.optional("until", BodyReader::instant)));
    }
}
