package dev.kehrwieder.registration;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.CustomerHash;
import dev.kehrwieder.core.model.CustomerListing;
import dev.kehrwieder.core.model.CustomerStanding;
import dev.kehrwieder.core.model.EmailAddress;
import dev.kehrwieder.core.model.ListingReason;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.usecase.ListCustomer;
import dev.kehrwieder.core.usecase.Refusal;
import dev.kehrwieder.platform.api.KeyedCalls;
import dev.kehrwieder.platform.api.Refusals;
import dev.kehrwieder.platform.api.Texts;
import dev.kehrwieder.platform.http.Answer;
import dev.kehrwieder.platform.http.ApiRequest;
import dev.kehrwieder.platform.http.RequestBody;
import dev.kehrwieder.platform.json.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** The shop's list of customers. An address comes in a body only: what stands in a URL, others write down. */
final class CustomerEndpoints {
    private final Store store;
    private final ListCustomer listCustomer;
    private final InstantSource clock;

    CustomerEndpoints(Store store, ListCustomer listCustomer, InstantSource clock) {
        this.store = requireNonNull(store, "store is null");
        this.listCustomer = requireNonNull(listCustomer, "listCustomer is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    Answer list(ApiRequest request) {
        record Body(String customer, CustomerStanding standing, Optional<ListingReason> why, Optional<Instant> until) {}
        Body body = request.body(b -> new Body(
                customer(b),
                b.choice("standing", CustomerStanding.class),
                b.optionalChoice("why", ListingReason.class),
                b.optionalDateTime("until").map(OffsetDateTime::toInstant)));
        ListCustomer.Result result = listCustomer.list(
                request.caller().shop(),
                body.customer(),
                body.standing(),
                body.why(),
                body.until(),
                KeyedCalls.actor(request.caller()));
        return switch (result) {
            case ListCustomer.Result.Listed(CustomerListing now) -> answer(now.customer(), Optional.of(now));
            case ListCustomer.Result.Refused(List<Refusal> refusals) -> Refusals.answer(refusals);
        };
    }

    Answer lookUp(ApiRequest request) {
        String customer = request.body(CustomerEndpoints::customer);
        return answer(customer, store.listing(request.caller().shop(), customer));
    }

    private Answer answer(String customer, Optional<CustomerListing> listing) {
        Instant now = clock.instant();
        return Answer.ok(Json.object()
                .put("customer", customer)
                .put(
                        "standing",
                        listing.map(said -> said.standing(now))
                                .orElse(CustomerStanding.UNLISTED)
                                .name())
                .put(
                        "why",
                        listing.flatMap(CustomerListing::why).map(Enum::name).orElse(null))
                .put("by", listing.map(CustomerListing::by).orElse(null))
                .put("at", listing.map(said -> Texts.time(said.at())).orElse(null))
                .put(
                        "until",
                        listing.flatMap(CustomerListing::until).map(Texts::time).orElse(null)));
    }

    private static String customer(RequestBody body) {
        return CustomerHash.of(body.text(
                "email",
                EmailAddress.MAX_LENGTH,
                EmailAddress::isDeliverable,
                "an e-mail address that a mail can be sent to"));
    }
}
