package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.Fixtures.rule;
import static dev.kehrwieder.core.usecase.DryRunFixture.LIMIT;
import static dev.kehrwieder.core.usecase.DryRunFixture.REASON;
import static dev.kehrwieder.core.usecase.DryRunFixture.question;
import static dev.kehrwieder.core.usecase.DryRunFixture.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.OrderFixture;
import dev.kehrwieder.core.PolicyFixture;
import dev.kehrwieder.core.model.FaultParty;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.policy.Anchor;
import dev.kehrwieder.core.policy.Approval;
import dev.kehrwieder.core.policy.Reason;
import dev.kehrwieder.core.policy.Season;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Which lines a draft decides otherwise, and how that is told. */
final class DryRunLinesTest {
    /** What is found of one order, each as one line. */
    private static List<String> found(OrderFixture order, PolicyFixture frozen, PolicyFixture draft, String reason) {
        Desk one = new Desk().with(frozen).with(order);
        DryRunPolicy.Question asked = question(draft);
        DryRun run = run(
                one.store,
                new DryRunPolicy.Question(
                        asked.draft(), asked.from(), asked.to(), asked.at(), reason, LIMIT, Optional.empty()));
        return run.examples().stream().map(DryRunFixture::text).toList();
    }

    private record Case(String name, PolicyFixture frozen, PolicyFixture draft, String... expected) {}

    private static Case row(String name, PolicyFixture frozen, PolicyFixture draft, String... expected) {
        return new Case(name, frozen, draft, expected);
    }

    private static List<Case> table() {
        return List.of(
                row("the same policy", policy(), policy()),
                row(
                        "a longer window",
                        policy(),
                        policy().window(31, Anchor.DELIVERED),
                        "WINDOW_LONGER: 2026-12-05T23:00:00Z -> 2026-12-06T23:00:00Z /window/days"),
                row(
                        "a shorter window of a rule",
                        policy(),
                        policy().rules(rule().categories("SHOES").windowDays(14)),
                        "WINDOW_SHORTER: 2026-12-05T23:00:00Z -> 2026-11-19T23:00:00Z /rules/0/windowDays"),
                row(
                        "a rule for other goods",
                        policy(),
                        policy().rules(rule().categories("SOFAS").windowDays(14))),
                row(
                        "a season",
                        policy(),
                        policy().seasons(new Season(
                                LocalDate.parse("2026-11-01"),
                                LocalDate.parse("2026-12-31"),
                                LocalDate.parse("2027-01-31"))),
                        "WINDOW_LONGER: 2026-12-05T23:00:00Z -> 2027-01-31T23:00:00Z /seasons/0"),
                row(
                        "a season that ends before the window",
                        policy(),
                        policy().window(31, Anchor.DELIVERED)
                                .seasons(new Season(
                                        LocalDate.parse("2026-11-01"),
                                        LocalDate.parse("2026-12-31"),
                                        LocalDate.parse("2026-11-30"))),
                        "WINDOW_LONGER: 2026-12-05T23:00:00Z -> 2026-12-06T23:00:00Z /window/days"),
                row(
                        "a window that is over",
                        policy(),
                        policy().window(4, Anchor.DELIVERED),
                        "NOW_REFUSED: taken back -> RETURN_WINDOW_EXPIRED: the window of 4 days ended at"
                                + " 2026-11-09T23:00:00Z /window/days"),
                row(
                        "a window that is open again",
                        policy().window(4, Anchor.DELIVERED),
                        policy(),
                        "NOW_TAKEN: RETURN_WINDOW_EXPIRED: the window of 4 days ended at 2026-11-09T23:00:00Z"
                                + " -> taken back /window/days"),
                row(
                        "a window that is over under both",
                        policy().window(4, Anchor.DELIVERED),
                        policy().window(3, Anchor.DELIVERED).returnShippingFee("4.90")),
                row(
                        "a rejection",
                        policy(),
                        policy().rules(rule().approval(Approval.REJECT)),
                        "NOW_REFUSED: taken back -> OTHER: not taken back /rules/0/approval"),
                row(
                        "a rejection that is gone",
                        policy().approval(Approval.REJECT),
                        policy().rules(rule().approval(Approval.AUTO)),
                        "NOW_TAKEN: OTHER: not taken back -> taken back /rules/0/approval"),
                row(
                        "a blocked SKU",
                        policy(),
                        policy().blockedSkus("SHOE-42"),
                        "NOW_REFUSED: taken back -> OTHER: goods of this SKU do not come back /skus/blocked"),
                row(
                        "a decision by hand",
                        policy(),
                        policy().approval(Approval.MANUAL),
                        "APPROVAL: AUTO -> MANUAL /approval"),
                row(
                        "a return-shipping fee",
                        policy(),
                        policy().returnShippingFee("4.90"),
                        "FEE: 0.00 EUR for sending BY_MAIL_QR, 0 % for restocking -> 4.90 EUR for sending"
                                + " BY_MAIL_QR, 0 % for restocking /returnShippingFee"),
                row(
                        "a return-shipping fee for one way of sending",
                        policy(),
                        policy().rules(rule().travelling(ReturnMethod.BY_MAIL_LABEL)
                                .returnShippingFee("1")),
                        "FEE: 0.00 EUR for sending BY_MAIL_LABEL, 0 % for restocking -> 1.00 EUR for sending"
                                + " BY_MAIL_LABEL, 0 % for restocking /rules/0/returnShippingFee"),
                row(
                        "a restocking fee",
                        policy(),
                        policy().rules(rule().restockingFeePercent("15.0")),
                        "FEE: 0.00 EUR for sending BY_MAIL_QR, 0 % for restocking -> 0.00 EUR for sending"
                                + " BY_MAIL_QR, 15 % for restocking /rules/0/restockingFeePercent"),
                row(
                        "the same fee in other digits",
                        policy().restockingFeePercent("10"),
                        policy().restockingFeePercent("10.00")),
                row(
                        "fewer methods",
                        policy(),
                        policy().methods(ReturnMethod.IN_STORE),
                        "METHODS: BY_MAIL_LABEL, BY_MAIL_QR, IN_STORE, OWN_SHIPMENT -> IN_STORE /methods"),
                row(
                        "no methods",
                        policy().methods(ReturnMethod.IN_STORE),
                        policy().methods(),
                        "METHODS: IN_STORE -> none /methods"),
                row(
                        "one more resolution",
                        policy().resolutions(Resolution.STORE_CREDIT),
                        policy().resolutions(Resolution.STORE_CREDIT, Resolution.REFUND_ORIGINAL_PAYMENT),
                        "RESOLUTIONS: STORE_CREDIT -> REFUND_ORIGINAL_PAYMENT, STORE_CREDIT /resolutions"),
                row(
                        "resolutions in another order",
                        policy().resolutions(Resolution.STORE_CREDIT, Resolution.REFUND_ORIGINAL_PAYMENT),
                        policy().resolutions(Resolution.REFUND_ORIGINAL_PAYMENT, Resolution.STORE_CREDIT)),
                row(
                        "photos",
                        policy(),
                        policy().rules(rule().reasons(REASON).photos(2)),
                        "PHOTOS: 0 -> 2 /rules/0/photos"),
                row(
                        "worth keeping",
                        policy().keepItemBelow("30.00"),
                        policy().keepItemBelow("30.01"),
                        "KEPT: sent back -> a unit is kept /keepItemBelow"),
                row("not worth keeping", policy(), policy().keepItemBelow("30.00")),
                row(
                        "a bonus",
                        policy(),
                        policy().storeCreditBonusPercent("5"),
                        "BONUS: 0 % -> 5 % /storeCreditBonusPercent"),
                row(
                        "a bonus for credit that is not offered",
                        policy().resolutions(Resolution.EXCHANGE_VARIANT),
                        policy().resolutions(Resolution.EXCHANGE_VARIANT).storeCreditBonusPercent("5")));
    }

    @TestFactory
    Stream<DynamicTest> a_line_is_decided_otherwise_where_the_draft_says_so_and_nowhere_else() {
        return table().stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.name(), () -> assertThat(found(order("1001"), row.frozen(), row.draft(), REASON))
                                .containsExactly(row.expected())));
    }

    @Test
    void a_fee_for_what_others_answer_for_changes_nothing() {
        PolicyFixture dear = policy().returnShippingFee("4.90").restockingFeePercent("15");

        assertThat(found(order("1001"), policy(), dear, "DEFECTIVE")).isEmpty();
        assertThat(found(order("1001"), policy(), dear, "TOO_SMALL")).hasSize(1);
    }

    @Test
    void a_reason_that_somebody_else_answers_for_by_the_draft_costs_no_fee_any_more() {
        PolicyFixture draft =
                policy().returnShippingFee("4.90").reasons(Reason.of(REASON, "FIT", FaultParty.MERCHANT, 0, Map.of()));

        assertThat(found(order("1001"), policy().returnShippingFee("4.90"), draft, REASON))
                .singleElement()
                .asString()
                .startsWith("FEE: 4.90 EUR")
                .contains("-> 0.00 EUR");
    }
}
