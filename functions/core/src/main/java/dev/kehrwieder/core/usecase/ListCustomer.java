package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.CustomerListing;
import dev.kehrwieder.core.model.CustomerStanding;
import dev.kehrwieder.core.model.ListingReason;
import dev.kehrwieder.core.port.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts a customer on the shop's list, elsewhere on it, or off it. The last word counts. */
public final class ListCustomer {
    private final Commits commits;
    private final InstantSource clock;

    public ListCustomer(Commits commits, InstantSource clock) {
        this.commits = requireNonNull(commits, "commits is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What came of it. */
    public sealed interface Result {
        record Listed(CustomerListing now) implements Result {}

        record Refused(List<Refusal> refusals) implements Result {}
    }

    /**
     * @param customer {@link dev.kehrwieder.core.model.CustomerHash}
     * @param by a role and a key's id
     */
    public Result list(
            String shop,
            String customer,
            CustomerStanding standing,
            Optional<ListingReason> why,
            Optional<Instant> until,
            String by) {
        Instant now = clock.instant();
        List<Refusal> refusals = check(standing, why, until, now);
        if (!refusals.isEmpty()) {
            return new Result.Refused(refusals);
        }
        CustomerListing listing = new CustomerListing(shop, customer, standing, why, by, now, until);
        return commits.<Result>decide(() ->
                        new Commits.Decision<>(new Result.Listed(listing), List.of(new Write.PutListing(listing))))
                .orElseThrow(Commits.Contention::new);
    }

    private static List<Refusal> check(
            CustomerStanding standing, Optional<ListingReason> why, Optional<Instant> until, Instant now) {
        List<Refusal> refusals = new ArrayList<>();
        boolean listed = standing != CustomerStanding.UNLISTED;
        if (listed && why.isEmpty()) {
            refusals.add(new Refusal("/why", RefusalCode.REQUIRED, "a listing has a reason"));
        }
        if (!listed && why.isPresent()) {
            refusals.add(new Refusal("/why", RefusalCode.CONTRADICTION, "who is not listed is so for no reason"));
        }
        if (!listed && until.isPresent()) {
            refusals.add(new Refusal("/until", RefusalCode.CONTRADICTION, "who is not listed stays so"));
        }
        if (listed && until.filter(end -> !now.isBefore(end)).isPresent()) {
            refusals.add(new Refusal("/until", RefusalCode.OUT_OF_RANGE, "the listing would be over"));
        }
        return refusals;
    }
}
