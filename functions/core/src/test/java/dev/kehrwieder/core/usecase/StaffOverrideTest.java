package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.order;
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
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.model.StaffRole;
import dev.kehrwieder.core.model.Stage;
import dev.kehrwieder.core.policy.Anchor;
import dev.kehrwieder.core.policy.Approval;
import dev.kehrwieder.core.policy.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Staff decides against the policy: what that opens, and the facts and laws that it never opens. */
final class StaffOverrideTest extends StaffOverrideFixture {
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

    private static List<String> setAside(ReturnEvent.OverriddenItem item) {
        return item.setAside().stream()
                .map(one -> one.code() + " " + one.rule())
                .toList();
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
}
