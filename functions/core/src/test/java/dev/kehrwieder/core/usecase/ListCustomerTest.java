package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.model.CustomerHash;
import dev.kehrwieder.core.model.CustomerListing;
import dev.kehrwieder.core.model.CustomerStanding;
import dev.kehrwieder.core.model.ListingReason;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.Stage;
import dev.kehrwieder.core.policy.Approval;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is on a shop's list, and what that does to a return. */
final class ListCustomerTest {
    private static final String ADA = CustomerHash.of(Fixtures.EMAIL);

    private final Desk desk = new Desk();
    private final ListCustomer list = new ListCustomer(desk.commits, desk.clock);

    private ListCustomer.Result listed(
            CustomerStanding standing, Optional<ListingReason> why, Optional<Instant> until) {
        return list.list(Fixtures.SHOP, ADA, standing, why, until, Desk.STAFF);
    }

    /** REFUSED, or whether the return waits for a person. */
    private String comesTo(RequestFixture request) {
        QuoteReturn.Result quoted = desk.quote.quote(request.build());
        RegisterReturn.Result registered = Desk.decided(desk.asks(request));
        return switch (registered) {
            case RegisterReturn.Result.Registered(var found) -> {
                Stage stage = found.state().stage();
                assertThat(quoted).isInstanceOfSatisfying(QuoteReturn.Result.Quoted.class, quote -> assertThat(
                                quote.needsDecision())
                        .isEqualTo(stage == Stage.IN_REVIEW));
                yield stage.name();
            }
            case RegisterReturn.Result.Refused(var refusals) -> {
                assertThat(quoted).isEqualTo(new QuoteReturn.Result.Refused(refusals));
                yield "REFUSED";
            }
            case RegisterReturn.Result.UnknownOrder() -> "UNKNOWN";
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    UNLISTED | AUTO   | APPROVED
                    UNLISTED | MANUAL | IN_REVIEW
                    UNLISTED | REJECT | REFUSED
                    ALLOWED  | AUTO   | APPROVED
                    ALLOWED  | MANUAL | APPROVED
                    ALLOWED  | REJECT | REFUSED
                    REVIEW   | AUTO   | IN_REVIEW
                    REVIEW   | MANUAL | IN_REVIEW
                    REVIEW   | REJECT | REFUSED
                    BLOCKED  | AUTO   | REFUSED
                    BLOCKED  | MANUAL | REFUSED
                    BLOCKED  | REJECT | REFUSED
                    """)
    void a_voluntary_return_comes_to_what_list_and_policy_say(
            CustomerStanding standing, Approval approval, String outcome) {
        desk.with(policy().approval(approval)).with(order("1001"));
        desk.listed(standing);

        assertThat(comesTo(request("1001"))).isEqualTo(outcome);
    }

    @ParameterizedTest
    @EnumSource(CustomerStanding.class)
    void a_withdrawal_is_taken_from_everybody_alike(CustomerStanding standing) {
        desk.with(policy().approval(Approval.MANUAL)).with(order("1001"));
        desk.listed(standing);

        assertThat(comesTo(request("1001").withdrawal())).isEqualTo("APPROVED");
    }

    @ParameterizedTest
    @EnumSource(CustomerStanding.class)
    void a_warranty_claim_does_not_ask_who_makes_it(CustomerStanding standing) {
        desk.with(policy()).with(order("1001"));
        String unlisted = comesTo(request("1001").reason("DEFECTIVE").claim());
        desk.listed(standing);

        assertThat(comesTo(request("1001").reason("DEFECTIVE").claim())).isEqualTo(unlisted);
    }

    @ParameterizedTest
    @CsvSource({
        "UNLISTED, AUTO, false, true", "UNLISTED, MANUAL, false, true", "ALLOWED, MANUAL, false, true",
        "REVIEW, AUTO, false, false", "REVIEW, AUTO, true, false", "BLOCKED, AUTO, true, false",
        "UNLISTED, AUTO, true, true"
    })
    void who_is_watched_or_blocked_sends_what_others_keep(
            CustomerStanding standing, Approval approval, boolean withdrawal, boolean kept) {
        desk.with(policy().approval(approval).keepItemBelow("100.00")).with(order("1001"));
        desk.listed(standing);
        RequestFixture asked = withdrawal ? request("1001").withdrawal() : request("1001");

        ReturnKey key = desk.registered(asked);
        desk.decide.approve(key, Desk.STAFF, Optional.empty());

        assertThat(desk.item(key, "1").isKept()).isEqualTo(kept);
    }

    @Test
    void who_is_blocked_after_the_sale_is_blocked_for_that_sale_and_told_kindly() {
        desk.with(policy()).with(order("1001"));
        desk.registered(request("1001"));
        desk.listed(CustomerStanding.BLOCKED);

        RegisterReturn.Result result = Desk.decided(desk.asks(request("1001")));

        assertThat(result)
                .isEqualTo(
                        new RegisterReturn.Result.Refused(
                                List.of(
                                        new Refusal(
                                                "/items/0/quantity",
                                                RefusalCode.NOT_RETURNABLE,
                                                "1 RETURNED: already returned or asked back in an open return; "
                                                        + "2 OTHER: please speak with the shop before sending this back (still open: "
                                                        + "WITHDRAW until 2026-11-19T23:00:00Z, CLAIM until 2028-11-06T23:00:00Z, ASK_THE_SHOP)"))));
    }

    @Test
    void other_customers_and_other_shops_are_not_touched() {
        desk.with(policy()).with(order("1001"));
        list.list(
                "other", ADA, CustomerStanding.BLOCKED, Optional.of(ListingReason.OTHER), Optional.empty(), Desk.STAFF);
        list.list(
                Fixtures.SHOP,
                CustomerHash.of("grace@example.org"),
                CustomerStanding.BLOCKED,
                Optional.of(ListingReason.OTHER),
                Optional.empty(),
                Desk.STAFF);

        assertThat(comesTo(request("1001"))).isEqualTo("APPROVED");
    }

    @Test
    void a_listing_ends_at_its_instant() {
        desk.with(policy()).with(order("1001"));
        Instant end = desk.clock.instant().plus(Duration.ofDays(1));
        listed(CustomerStanding.BLOCKED, Optional.of(ListingReason.OPEN_DEBT), Optional.of(end));

        desk.clock.set(end.minusNanos(1).toString());
        assertThat(comesTo(request("1001"))).isEqualTo("REFUSED");
        desk.clock.set(end.toString());
        assertThat(comesTo(request("1001"))).isEqualTo("APPROVED");
    }

    @Test
    void who_is_taken_off_the_list_is_as_if_never_on_it_and_the_shop_sees_by_whom() {
        desk.with(policy()).with(order("1001"));
        listed(CustomerStanding.BLOCKED, Optional.of(ListingReason.MANY_RETURNS), Optional.empty());
        listed(CustomerStanding.UNLISTED, Optional.empty(), Optional.empty());

        assertThat(comesTo(request("1001"))).isEqualTo("APPROVED");
        assertThat(desk.store.listing(Fixtures.SHOP, ADA))
                .contains(new CustomerListing(
                        Fixtures.SHOP,
                        ADA,
                        CustomerStanding.UNLISTED,
                        Optional.empty(),
                        Desk.STAFF,
                        desk.clock.instant(),
                        Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    BLOCKED  | OTHER | -                    | -
                    BLOCKED  | OTHER | 2026-11-10T09:00:01Z | -
                    BLOCKED  | OTHER | 2026-11-10T09:00:00Z | /until OUT_OF_RANGE
                    ALLOWED  | -     | -                    | /why REQUIRED
                    REVIEW   | -     | 2025-01-01T00:00:00Z | /why REQUIRED, /until OUT_OF_RANGE
                    UNLISTED | -     | -                    | -
                    UNLISTED | OTHER | -                    | /why CONTRADICTION
                    UNLISTED | -     | 2027-01-01T00:00:00Z | /until CONTRADICTION
                    """)
    void a_listing_says_why_and_may_say_until_when(
            CustomerStanding standing, ListingReason why, Instant until, String refused) {
        ListCustomer.Result result = listed(standing, Optional.ofNullable(why), Optional.ofNullable(until));

        if (refused == null) {
            assertThat(result).isInstanceOf(ListCustomer.Result.Listed.class);
        } else {
            assertThat(result).isInstanceOfSatisfying(ListCustomer.Result.Refused.class, refusal -> assertThat(
                            Desk.codes(refusal.refusals()))
                    .isEqualTo(Arrays.asList(refused.split(", "))));
            assertThat(desk.store.listing(Fixtures.SHOP, ADA)).isEmpty();
        }
    }

    @Test
    void a_listing_that_contradicts_itself_cannot_be() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> listing(CustomerStanding.BLOCKED, Optional.empty(), Optional.empty()));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> listing(CustomerStanding.UNLISTED, Optional.of(ListingReason.OTHER), Optional.empty()));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> listing(CustomerStanding.UNLISTED, Optional.empty(), Optional.of(desk.clock.instant())));
    }

    private CustomerListing listing(CustomerStanding standing, Optional<ListingReason> why, Optional<Instant> until) {
        return new CustomerListing(Fixtures.SHOP, ADA, standing, why, Desk.STAFF, desk.clock.instant(), until);
    }
}
