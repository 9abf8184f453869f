package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.SHOP;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.orderKey;
import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.Fixtures.rule;
import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.OrderFixture;
import dev.kehrwieder.core.PolicyFixture;
import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.CustomerStanding;
import dev.kehrwieder.core.model.FaultParty;
import dev.kehrwieder.core.model.LineFlag;
import dev.kehrwieder.core.model.OverrideReason;
import dev.kehrwieder.core.model.Person;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.model.StaffRole;
import dev.kehrwieder.core.model.Stage;
import dev.kehrwieder.core.policy.Anchor;
import dev.kehrwieder.core.policy.Approval;
import dev.kehrwieder.core.policy.Reason;
import dev.kehrwieder.core.port.StoredAnswer;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Staff decides against the policy: what that opens, what it never opens, how far it goes, and what the trail says. */
final class StaffOverrideTest {
    private final Desk desk = new Desk();

    /** @param refused as the shopper is told; none where it would wait for a person */
    private record Row(
            String name,
            PolicyFixture policy,
            OrderFixture order,
            CustomerStanding standing,
            RequestFixture asked,
            String refused,
            String setAside) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static OrderFixture flagged(LineFlag... flags) {
        return order("1001").line("1", 3, "10.00", line -> line.flags(flags));
    }

    private static Row row(
            String name,
            PolicyFixture policy,
            OrderFixture order,
            RequestFixture asked,
            String refused,
            String setAside) {
        return new Row(name, policy, order, CustomerStanding.UNLISTED, asked, refused, setAside);
    }

    private static RequestFixture anything() {
        return request("1001");
    }

    static Stream<Row> of_the_policy() {
        String unreturnable = "/items/0/quantity NOT_RETURNABLE";
        return Stream.of(
                row(
                        "the window is over",
                        policy().window(3, Anchor.DELIVERED),
                        order("1001"),
                        anything(),
                        unreturnable,
                        "RETURN_WINDOW_EXPIRED /window/days"),
                row(
                        "the window of a rule is over",
                        policy().rules(rule().windowDays(2)),
                        order("1001"),
                        anything(),
                        unreturnable,
                        "RETURN_WINDOW_EXPIRED /rules/0/windowDays"),
                row(
                        "sold as final",
                        policy(),
                        flagged(LineFlag.FINAL_SALE),
                        anything(),
                        unreturnable,
                        "FINAL_SALE flag FINAL_SALE"),
                row(
                        "of a kind that stays",
                        policy(),
                        flagged(LineFlag.MADE_TO_ORDER),
                        anything(),
                        unreturnable,
                        "OTHER flag MADE_TO_ORDER"),
                row(
                        "rejected by a rule",
                        policy().rules(rule().approval(Approval.REJECT)),
                        order("1001"),
                        anything(),
                        unreturnable,
                        "OTHER /rules/0/approval"),
                row(
                        "a blocked SKU",
                        policy().blockedSkus("SKU-1"),
                        order("1001").line("1", 3, "10.00", line -> line.sku("SKU-1")),
                        anything(),
                        unreturnable,
                        "OTHER /skus/blocked"),
                new Row(
                        "a blocked customer",
                        policy(),
                        order("1001"),
                        CustomerStanding.BLOCKED,
                        anything(),
                        unreturnable,
                        "OTHER customer"),
                new Row(
                        "everything at once",
                        policy().window(3, Anchor.DELIVERED).rules(rule().approval(Approval.REJECT)),
                        flagged(LineFlag.FINAL_SALE, LineFlag.PERISHABLE),
                        CustomerStanding.BLOCKED,
                        anything(),
                        unreturnable,
                        "OTHER customer, FINAL_SALE flag FINAL_SALE, OTHER flag PERISHABLE, OTHER /rules/0/approval,"
                                + " RETURN_WINDOW_EXPIRED /window/days"),
                row(
                        "a way that is not offered",
                        policy().methods(ReturnMethod.IN_STORE),
                        order("1001"),
                        anything(),
                        "/method METHOD_NOT_OFFERED",
                        "METHOD_NOT_OFFERED /methods"),
                row(
                        "a wish that is not offered",
                        policy().resolutions(Resolution.REFUND_ORIGINAL_PAYMENT),
                        order("1001"),
                        anything().resolution(Resolution.STORE_CREDIT),
                        "/items/0/resolution RESOLUTION_NOT_OFFERED",
                        "RESOLUTION_NOT_OFFERED /resolutions"),
                row(
                        "a reason of other goods",
                        policy().reasons(new Reason(
                                "SOLE_OFF",
                                "DEFECT",
                                FaultParty.MERCHANT,
                                0,
                                Map.of("en", "Sole came off"),
                                List.of("BOOTS"),
                                true,
                                false)),
                        order("1001"),
                        anything().reason("SOLE_OFF"),
                        "/items/0/reason REASON_NOT_OFFERED",
                        "REASON_NOT_OFFERED /reasons/SOLE_OFF"),
                row(
                        "no photo",
                        policy().rules(rule().photos(1)),
                        order("1001"),
                        anything(),
                        "/items/0/photos PHOTOS_REQUIRED",
                        "PHOTOS_REQUIRED /rules/0/photos"),
                row(
                        "waits by the policy",
                        policy().approval(Approval.MANUAL),
                        order("1001"),
                        anything(),
                        "",
                        "MANUAL /approval"),
                new Row(
                        "waits for who it is",
                        policy(),
                        order("1001"),
                        CustomerStanding.REVIEW,
                        anything(),
                        "",
                        "MANUAL customer"));
    }

    private void given(Row row) {
        desk.with(row.policy()).with(row.order());
        desk.listed(row.standing());
    }

    private List<String> refused(RequestFixture asked) {
        RegisterReturn.Result result = Desk.decided(desk.asks(asked));
        assertThat(result).isInstanceOf(RegisterReturn.Result.Refused.class);
        List<Refusal> refusals = ((RegisterReturn.Result.Refused) result).refusals();
        assertThat(desk.quote.quote(asked.build())).isEqualTo(new QuoteReturn.Result.Refused(refusals));
        assertThat(desk.memory.returnsOf(orderKey("1001"))).isEmpty();
        return Desk.codes(refusals);
    }

    private static List<String> setAside(ReturnEvent.OverriddenItem item) {
        return item.setAside().stream()
                .map(one -> one.code() + " " + one.rule())
                .toList();
    }

    private ReturnEvent.PolicyOverridden overridden(ReturnKey key) {
        return (ReturnEvent.PolicyOverridden)
                desk.event(key, "PolicyOverridden").event();
    }

    @ParameterizedTest
    @MethodSource("of_the_policy")
    void what_the_policy_refuses_a_shopper_staff_opens_and_the_trail_says_what(Row row) {
        given(row);
        if (row.refused().isEmpty()) {
            assertThat(desk.quote.quote(row.asked().build()))
                    .isInstanceOfSatisfying(
                            QuoteReturn.Result.Quoted.class,
                            quoted -> assertThat(quoted.needsDecision()).isTrue());
        } else {
            assertThat(refused(row.asked())).containsExactly(row.refused());
        }

        ReturnKey key = desk.registered(row.asked().override(StaffRole.SUPPORT));

        assertThat(desk.state(key).stage()).isEqualTo(Stage.APPROVED);
        assertThat(desk.trail(key)).containsExactly("ReturnRequested", "PolicyOverridden", "ReturnApproved");
        assertThat(overridden(key).items()).singleElement().satisfies(item -> assertThat(setAside(item))
                .isEqualTo(Arrays.asList(row.setAside().split(", "))));
    }

    static Stream<Row> facts() {
        return Stream.of(
                row(
                        "not delivered",
                        policy(),
                        order("1001").undelivered(),
                        anything(),
                        "/items/0/quantity NOT_RETURNABLE",
                        ""),
                row(
                        "partly delivered, and over",
                        policy().window(3, Anchor.DELIVERED),
                        order("1001").line("1", 3, "10.00").delivered("2026-11-05T14:00:00+01:00", Map.of("1", 1)),
                        anything().item("1", 2),
                        "/items/0/quantity NOT_RETURNABLE",
                        ""),
                row(
                        "more than was bought",
                        policy(),
                        order("1001"),
                        anything().item("1", 4),
                        "/items/0/quantity QUANTITY_EXCEEDED",
                        ""),
                row(
                        "taken by the item before",
                        policy().window(3, Anchor.DELIVERED),
                        order("1001"),
                        anything().item("1", 3).item("1", 1),
                        "/items/1/quantity QUANTITY_EXCEEDED",
                        ""),
                row(
                        "a line that was not bought",
                        policy(),
                        order("1001"),
                        anything().item("9", 1),
                        "/items/0/lineId UNKNOWN_LINE",
                        ""),
                row(
                        "a reason that nobody knows",
                        policy(),
                        order("1001"),
                        anything().reason("TOO_BLUE"),
                        "/items/0/reason UNKNOWN_REASON",
                        ""),
                row("no reason", policy(), order("1001"), anything().noReason(), "/items/0/reason REQUIRED", ""),
                row(
                        "a wish that nothing settles",
                        policy(),
                        order("1001"),
                        anything().resolution(Resolution.NO_COMPENSATION),
                        "/items/0/resolution RESOLUTION_NOT_OFFERED",
                        ""));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void what_is_a_fact_nobody_opens(Row row) {
        given(row);

        assertThat(refused(row.asked().override(StaffRole.ADMIN))).containsExactly(row.refused());
    }

    @Test
    void another_currency_stays_another_currency() {
        desk.with(policy()).with(order("1001")).with(order("1002").currency("USD"));

        assertThat(refused(request("1001").item("1", 1).itemOf("1002", "1", 1).override(StaffRole.ADMIN)))
                .containsExactly("/items/1/orderNumber MIXED_CURRENCY");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    SUPPORT | 100.00 | 1 | true
                    SUPPORT | 100.01 | 1 | false
                    SUPPORT |  50.00 | 2 | true
                    SUPPORT |  50.01 | 2 | false
                    FINANCE | 1000.00 | 1 | true
                    FINANCE | 1000.01 | 1 | false
                    ADMIN   | 9999.00 | 3 | true
                    """)
    void a_role_decides_up_to_its_limit_and_not_a_cent_more(
            StaffRole role, String unitPrice, int quantity, boolean may) {
        desk.with(policy().window(3, Anchor.DELIVERED)).with(order("1001").line("1", 3, unitPrice));
        RequestFixture asked = request("1001").item("1", quantity).override(role);

        if (may) {
            desk.registered(asked);
        } else {
            assertThat(refused(asked)).containsExactly("/override OVERRIDE_LIMIT");
        }
    }

    @Test
    void who_is_over_the_limit_is_told_which_one() {
        desk.with(policy().window(3, Anchor.DELIVERED)).with(order("1001").line("1", 3, "50.01"));

        assertThat(desk.quote.quote(
                        request("1001").item("1", 2).override(StaffRole.SUPPORT).build()))
                .isEqualTo(new QuoteReturn.Result.Refused(List.of(new Refusal(
                        "/override",
                        RefusalCode.OVERRIDE_LIMIT,
                        "SUPPORT decides up to 100.00 EUR, and this is 100.02"))));
    }

    @Test
    void the_limit_is_the_one_in_force_and_the_rules_are_those_of_the_sale() {
        desk.with(policy().window(3, Anchor.DELIVERED)).with(order("1001"));
        desk.with(policy().version(2).staffLimits(Map.of(StaffRole.SUPPORT, new BigDecimal("29.99"))));
        assertThat(refused(request("1001").item("1", 1).override(StaffRole.SUPPORT)))
                .containsExactly("/override OVERRIDE_LIMIT");
        desk.with(policy().version(3).staffLimits(Map.of(StaffRole.SUPPORT, new BigDecimal("30.00"))));

        desk.registered(request("1001").item("1", 1).override(StaffRole.SUPPORT));
    }

    @Test
    void of_two_items_only_the_one_that_is_overridden_counts_and_is_named() {
        desk.with(policy())
                .with(order("1001")
                        .line("1", 1, "500.00")
                        .line("2", 1, "100.00", line -> line.flags(LineFlag.FINAL_SALE)));

        ReturnKey key =
                desk.registered(request("1001").item("1", 1).item("2", 1).override(StaffRole.SUPPORT));

        assertThat(overridden(key))
                .isEqualTo(new ReturnEvent.PolicyOverridden(
                        "su-7",
                        StaffRole.SUPPORT,
                        OverrideReason.GOODWILL,
                        List.of(new ReturnEvent.OverriddenItem(
                                "2", List.of(new ReturnEvent.SetAside("FINAL_SALE", "flag FINAL_SALE"))))));
    }

    @Test
    void a_way_that_is_not_offered_is_set_aside_for_each_item_and_all_of_them_count() {
        desk.with(policy().methods(ReturnMethod.IN_STORE))
                .with(order("1001").line("1", 1, "60.00").line("2", 1, "40.01"));
        RequestFixture both = request("1001").item("1", 1).item("2", 1);

        assertThat(refused(both.override(StaffRole.SUPPORT))).containsExactly("/override OVERRIDE_LIMIT");
        ReturnKey key = desk.registered(both.override(StaffRole.ADMIN));
        assertThat(overridden(key).items())
                .extracting(ReturnEvent.OverriddenItem::itemId)
                .containsExactly("1", "2");
    }

    @Test
    void the_note_is_kept_with_the_personal_data_and_not_in_the_trail() {
        desk.with(policy().window(3, Anchor.DELIVERED)).with(order("1001"));

        ReturnKey key = desk.registered(request("1001").override(StaffRole.SUPPORT));

        assertThat(desk.memory.person(key).map(Person::texts)).contains(Map.of("override", "she called, and cried"));
        assertThat(desk.memory.trail(key).toString()).doesNotContain("cried");
    }

    @Test
    void who_is_approved_by_an_agent_is_not_approved_by_the_policy() {
        desk.with(policy().approval(Approval.MANUAL)).with(order("1001"));

        ReturnKey key = desk.registered(request("1001").override(StaffRole.SUPPORT));

        assertThat(desk.event(key, "ReturnApproved").event()).isEqualTo(new ReturnEvent.ReturnApproved(false));
    }

    @Test
    void an_override_that_is_not_needed_leaves_no_trace() {
        desk.with(policy()).with(order("1001").line("1", 3, "500.00"));

        ReturnKey key = desk.registered(request("1001").override(StaffRole.SUPPORT));

        assertThat(desk.trail(key)).containsExactly("ReturnRequested", "ReturnApproved");
        assertThat(desk.event(key, "ReturnApproved").event()).isEqualTo(new ReturnEvent.ReturnApproved(true));
        assertThat(desk.memory.person(key)).contains(Person.nobody());
    }

    @ParameterizedTest
    @EnumSource(CustomerStanding.class)
    void a_withdrawal_needs_nobody_to_set_the_policy_aside(CustomerStanding standing) {
        desk.with(policy().window(3, Anchor.DELIVERED).approval(Approval.REJECT))
                .with(order("1001").line("1", 3, "500.00"));
        desk.listed(standing);

        ReturnKey key = desk.registered(request("1001").withdrawal().override(StaffRole.SUPPORT));

        assertThat(desk.trail(key)).containsExactly("ReturnRequested", "ReturnApproved");
    }

    @Test
    void the_end_of_the_right_of_withdrawal_is_the_laws_and_nobody_sets_it_aside() {
        desk.with(policy()).with(order("1001"));
        desk.clock.set("2026-12-01T09:00:00Z");

        assertThat(refused(request("1001").withdrawal().override(StaffRole.ADMIN)))
                .containsExactly("/statutoryWithdrawal WITHDRAWAL_PERIOD_ENDED");
    }

    @Test
    void a_claim_is_not_opened_by_staff_as_if_it_were_voluntary() {
        desk.with(policy()).with(order("1001").line("1", 3, "10.00", line -> line.flags(LineFlag.FINAL_SALE)));
        RequestFixture asked = request("1001").reason("DEFECTIVE").claim();
        String without = Desk.decided(desk.asks(asked)).getClass().getSimpleName();

        String with = Desk.decided(desk.asks(asked.override(StaffRole.ADMIN)))
                .getClass()
                .getSimpleName();

        assertThat(with).isEqualTo(without);
    }

    @Test
    void the_same_call_twice_overrides_once() {
        desk.with(policy().window(3, Anchor.DELIVERED)).with(order("1001"));
        var call = new Commits.KeyedCall<RegisterReturn.Result>(
                SHOP, "POST /v1/returns", "k1", "body", result -> Optional.of(new StoredAnswer(201, Map.of(), "ok")));
        ReturnRequest asked = request("1001").override(StaffRole.SUPPORT).build();

        desk.register.register(asked, Desk.STAFF, Optional.of(call));
        Commits.Outcome<RegisterReturn.Result> again = desk.register.register(asked, Desk.STAFF, Optional.of(call));

        assertThat(again).isInstanceOf(Commits.Outcome.Replayed.class);
        assertThat(desk.memory.returnsOf(orderKey("1001"))).singleElement().satisfies(key -> assertThat(desk.trail(key))
                .containsExactly("ReturnRequested", "PolicyOverridden", "ReturnApproved"));
    }
}
