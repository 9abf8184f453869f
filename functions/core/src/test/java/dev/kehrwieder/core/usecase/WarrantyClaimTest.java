package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.at;
import static dev.kehrwieder.core.Fixtures.eur;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.Fixtures.rule;
import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.model.FaultParty;
import dev.kehrwieder.core.model.ItemClaim;
import dev.kehrwieder.core.model.LineFlag;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.model.ReturnStatus;
import dev.kehrwieder.core.policy.Approval;
import dev.kehrwieder.core.policy.Reason;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may claim for which defect, until when, and what of the policy a claim ignores. */
final class WarrantyClaimTest extends WarrantyFixture {
    @Test
    void a_claim_comes_in_at_once_and_says_until_when_and_who_proves_what() {
        ReturnKey key = desk.registered(claim().item("1", 1));

        Return state = desk.state(key);
        assertThat(state.claim()).isTrue();
        assertThat(state.status()).isEqualTo(ReturnStatus.APPROVED);
        assertThat(state.estimate().netRefund()).isEqualTo(eur("0.00"));
        assertThat(desk.item(key, "1").claim())
                .contains(new ItemClaim(
                        LocalDate.of(2026, 11, 10),
                        // Two years end on a Sunday.
                        Optional.of(at("2028-11-07T00:00:00+01:00")),
                        Optional.of(at("2027-11-06T00:00:00+01:00")),
                        Optional.empty()));
        assertThat(line().reserved()).isEqualTo(1);
    }

    @Test
    void a_return_that_is_no_claim_has_no_dates_of_one() {
        assertThat(desk.item(desk.registered(request("1001")), "1").claim()).isEmpty();
    }

    @Test
    void a_policy_may_have_claims_looked_at_first() {
        desk = desk(policy().claims(Approval.MANUAL, true));

        ReturnKey key = desk.registered(claim());

        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.IN_REVIEW);
        assertThat(desk.state(desk.registered(request("1001"))).status())
                .as("what is no claim does not wait")
                .isEqualTo(ReturnStatus.APPROVED);
    }

    @Test
    void what_the_policy_says_of_approval_is_not_said_of_claims() {
        desk = desk(policy().approval(Approval.MANUAL));

        assertThat(desk.state(desk.registered(claim())).status()).isEqualTo(ReturnStatus.APPROVED);
    }

    @Test
    void a_claim_ignores_the_window_and_what_never_comes_back_voluntarily() {
        desk = new Desk()
                .with(policy().blockedSkus("SKU-3")
                        .rules(rule().categories("GONE").approval(Approval.REJECT)))
                .with(order("1001")
                        .line("1", 1, "10.00", line -> line.flags(LineFlag.FINAL_SALE))
                        .line("2", 1, "10.00", line -> line.flags(LineFlag.MADE_TO_ORDER))
                        .line("3", 1, "10.00", line -> line.sku("SKU-3"))
                        .line("4", 1, "10.00", line -> line.category("GONE")));
        desk.clock.set("2027-06-01T10:00:00Z");

        RequestFixture all = claim().item("1", 1).item("2", 1).item("3", 1).item("4", 1);

        assertThat(desk.state(desk.registered(all)).status()).isEqualTo(ReturnStatus.APPROVED);
    }

    @Test
    void methods_and_photos_are_the_policys() {
        desk = desk(policy().methods(ReturnMethod.BY_MAIL_QR)
                .reasons(Reason.of("DEFECTIVE", "DEFECT", FaultParty.SUPPLIER, 2, Map.of())));

        assertThat(refused(claim().method(ReturnMethod.IN_STORE).photos("a", "b")))
                .containsExactly("/method METHOD_NOT_OFFERED");
        assertThat(refused(claim().photos("a"))).containsExactly("/items/0/photos PHOTOS_REQUIRED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TOO_SMALL", "CHANGED_MIND", "GIFT"})
    void a_reason_that_the_shopper_answers_for_is_no_defect(String reason) {
        assertThat(refused(claim().reason(reason))).containsExactly("/items/0/reason REASON_NOT_OFFERED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"DEFECTIVE", "WORKMANSHIP", "NOT_AS_DESCRIBED", "WRONG_ITEM", "MISSING_PARTS", "TRANSPORT_DAMAGE"
            })
    void every_other_reason_may_be_a_defect(String reason) {
        assertThat(desk.state(desk.registered(claim().reason(reason))).claim()).isTrue();
    }

    @Test
    void a_claim_needs_a_reason() {
        assertThat(refused(claim().noReason())).containsExactly("/items/0/reason REQUIRED");
    }

    @Test
    void a_withdrawal_is_no_claim_at_the_same_time() {
        assertThat(refused(claim().withdrawal())).contains("/claim CONTRADICTION");
    }

    @Test
    void only_a_claim_says_when_a_defect_showed() {
        assertThat(refused(request("1001").defectNoticedAt("2026-11-09")))
                .containsExactly("/items/0/defectNoticedAt CONTRADICTION");
    }

    @Test
    void a_defect_shows_neither_tomorrow_nor_before_the_goods_are_there() {
        assertThat(refused(claim().defectNoticedAt("2026-11-11")))
                .containsExactly("/items/0/defectNoticedAt OUT_OF_RANGE");
        assertThat(refused(claim().defectNoticedAt("2026-11-04")))
                .containsExactly("/items/0/defectNoticedAt OUT_OF_RANGE");
        desk.registered(claim().defectNoticedAt("2026-11-10").item("1", 1));
        desk.registered(claim().defectNoticedAt("2026-11-05").item("1", 1));
    }

    @Test
    void a_defect_may_show_from_the_first_delivery_of_the_line_on() {
        desk = new Desk()
                .with(policy())
                .with(shoes().delivered("2026-11-03T14:00:00+01:00", Map.of("1", 1))
                        .delivered("2026-11-05T14:00:00+01:00", Map.of("1", 2)));

        assertThat(refused(claim().defectNoticedAt("2026-11-02")))
                .containsExactly("/items/0/defectNoticedAt OUT_OF_RANGE");
        desk.registered(claim().defectNoticedAt("2026-11-03"));
    }

    @Test
    void units_of_which_no_delivery_is_known_may_be_claimed_since_the_order() {
        desk = new Desk().with(policy()).with(shoes().undelivered());

        ReturnKey key = desk.registered(claim().defectNoticedAt("2026-11-02").item("1", 3));

        assertThat(desk.item(key, "1").claim().orElseThrow().endsAt()).isEmpty();
        assertThat(refused(claim().defectNoticedAt("2026-11-01"))).contains("/items/0/defectNoticedAt OUT_OF_RANGE");
    }

    @Test
    void too_late_is_told_with_the_day_and_the_rule() {
        desk.clock.set("2028-11-06T23:59:59+01:00");
        desk.registered(claim().item("1", 1));
        desk.clock.set("2028-11-07T00:00:00+01:00");

        assertThat(refusals(claim().item("1", 1)))
                .containsExactly(new Refusal(
                        "/items/0/quantity",
                        RefusalCode.NOT_RETURNABLE,
                        "it could be claimed until 2028-11-06: two years from delivery (§ 438(1) no. 3 BGB)"));
        assertThat(desk.registered(claim().defectNoticedAt("2028-11-06").item("1", 1)))
                .as("the defect showed in time")
                .isNotNull();
    }

    @Test
    void a_business_may_claim_for_two_years() {
        desk = new Desk().with(policy()).with(shoes().business());

        ReturnKey key = desk.registered(claim());

        assertThat(desk.item(key, "1").claim().orElseThrow().burdenOfProofEndsAt())
                .isEmpty();
    }

    @Test
    void more_units_than_are_left_can_not_be_claimed() {
        assertThat(refused(claim().item("1", 2).item("1", 2))).containsExactly("/items/1/quantity QUANTITY_EXCEEDED");
    }

    @Test
    void who_is_refused_learns_what_is_still_open() {
        desk.clock.set("2026-12-20T10:00:00Z");

        assertThat(refusals(request("1001"))).singleElement().satisfies(refusal -> assertThat(refusal.detail())
                .contains("RETURN_WINDOW_EXPIRED")
                .contains("still open: CLAIM until 2028-11-06T23:00:00Z, ASK_THE_SHOP"));
    }
}
