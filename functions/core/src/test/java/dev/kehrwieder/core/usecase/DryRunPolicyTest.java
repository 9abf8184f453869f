package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.at;
import static dev.kehrwieder.core.Fixtures.eur;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.Fixtures.rule;
import static dev.kehrwieder.core.usecase.DryRunFixture.LIMIT;
import static dev.kehrwieder.core.usecase.DryRunFixture.question;
import static dev.kehrwieder.core.usecase.DryRunFixture.run;
import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kehrwieder.core.OrderFixture;
import dev.kehrwieder.core.PolicyFixture;
import dev.kehrwieder.core.model.FaultParty;
import dev.kehrwieder.core.model.OrderCase;
import dev.kehrwieder.core.model.OrderKey;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.policy.Anchor;
import dev.kehrwieder.core.policy.Approval;
import dev.kehrwieder.core.policy.Reason;
import dev.kehrwieder.core.port.CommitOutcome;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.StoreUnavailable;
import dev.kehrwieder.core.port.Write;
import dev.kehrwieder.core.usecase.DryRun.Change;
import dev.kehrwieder.core.usecase.DryRun.Count;
import dev.kehrwieder.core.usecase.DryRun.Paid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DryRunPolicyTest {
    private final Desk desk = Desk.ofOneOrder();

    private static DryRunPolicy.Question page(DryRunPolicy.Question asked, int limit, Optional<String> after) {
        return new DryRunPolicy.Question(
                asked.draft(), asked.from(), asked.to(), asked.at(), asked.reason(), limit, after);
    }

    private DryRun tried(PolicyFixture draft) {
        return run(desk.store, question(draft));
    }

    @Test
    void what_is_not_delivered_or_not_left_is_decided_as_before() {
        desk.with(order("1002").undelivered());
        desk.registered(request("1001").item("1", 3));

        DryRun run = tried(policy().window(60, Anchor.DELIVERED));

        assertThat(run.orders()).isEqualTo(2);
        assertThat(run.ordersOtherwise()).isZero();
    }

    @Test
    void orders_lines_returns_and_changes_are_counted() {
        desk.with(order("1002").line("a", 1, "10.00").line("b", 1, "10.00", line -> line.category("SOFAS")));
        desk.registered(request("1001").item("1", 1));

        DryRun run =
                tried(policy().rules(rule().categories("SHOES").windowDays(14).returnShippingFee("4.90")));

        assertThat(run.orders()).isEqualTo(2);
        assertThat(run.lines()).isEqualTo(3);
        assertThat(run.returns()).isEqualTo(1);
        assertThat(run.ordersOtherwise()).isEqualTo(2);
        assertThat(run.returnsOtherwise()).isEqualTo(1);
        assertThat(run.changes()).containsExactly(new Count(Change.WINDOW_SHORTER, 2, 0), new Count(Change.FEE, 2, 1));
        assertThat(run.unreadable()).isEmpty();
        assertThat(run.placedUntil()).contains(at("2026-11-02T10:15:00+01:00"));
        assertThat(run.next()).isEmpty();
    }

    @Test
    void returns_pay_what_a_quote_under_the_draft_says() {
        desk.registered(request("1001").item("1", 2));

        DryRun run = tried(policy().returnShippingFee("4.90").restockingFeePercent("10"));

        // Two of three units of 89.99 are 59.99; 10 % of them are 6.00.
        assertThat(run.money()).containsExactly(new Paid(eur("59.99"), eur("49.09")));
        assertThat(run.examples())
                .filteredOn(example -> example.rma().isPresent())
                .extracting(DryRunFixture::text)
                .containsExactly("FEE: 0.00 EUR for sending -> 4.90 EUR for sending /returnShippingFee");
    }

    @Test
    void a_return_is_asked_for_as_the_first_of_its_order_however_far_it_is() {
        desk.submitted(request("1001").item("1", 2));
        desk.submitted(request("1001").item("1", 1));

        DryRun run = tried(policy().restockingFeePercent("10"));

        assertThat(run.returns()).isEqualTo(2);
        assertThat(run.money()).containsExactly(new Paid(eur("89.99"), eur("80.99")));
        assertThat(run.changes()).containsExactly(new Count(Change.FEE, 0, 2));
    }

    @Test
    void each_currency_has_its_own_sums() {
        desk.with(order("1002").currency("CHF"));
        desk.registered(request("1001"));
        desk.registered(request("1002"));

        assertThat(tried(policy()).money())
                .extracting(paid -> paid.before() + " " + paid.after())
                .containsExactly("30.00 CHF 30.00 CHF", "30.00 EUR 30.00 EUR");
    }

    @Test
    void a_return_that_the_draft_refuses_pays_nothing() {
        desk.registered(request("1001"));

        DryRun run = tried(policy().window(3, Anchor.DELIVERED));

        assertThat(run.money()).containsExactly(new Paid(eur("30.00"), eur("0.00")));
        assertThat(run.examples())
                .extracting(DryRunFixture::text)
                .contains("NOW_REFUSED: taken back -> NOT_RETURNABLE: 3 RETURN_WINDOW_EXPIRED: the window of 3 days"
                        + " ended at 2026-11-08T23:00:00Z (still open: WITHDRAW until 2026-11-19T23:00:00Z,"
                        + " CLAIM until 2028-11-06T23:00:00Z, ASK_THE_SHOP) /window/days");
    }

    @Test
    void a_claim_is_decided_by_the_law_under_every_draft() {
        desk.registered(request("1001").claim().defectNoticedAt("2026-11-09"));

        assertThat(ofReturns(policy().window(3, Anchor.DELIVERED).approval(Approval.REJECT)))
                .isEmpty();
        assertThat(ofReturns(policy().claims(Approval.MANUAL, true))).hasSize(1);
    }

    @Test
    void a_refusal_names_what_in_the_draft_refuses() {
        desk.registered(request("1001").method(ReturnMethod.IN_STORE).resolution(Resolution.STORE_CREDIT));

        assertThat(ofReturns(policy().rules(rule().methods(ReturnMethod.BY_MAIL_QR))))
                .containsExactly("NOW_REFUSED: taken back -> METHOD_NOT_OFFERED: line 1 offers [BY_MAIL_QR]"
                        + " /rules/0/methods");
        assertThat(ofReturns(policy().resolutions(Resolution.REFUND_ORIGINAL_PAYMENT)))
                .containsExactly("NOW_REFUSED: taken back -> RESOLUTION_NOT_OFFERED: line 1 offers"
                        + " [REFUND_ORIGINAL_PAYMENT] /resolutions");
        assertThat(ofReturns(policy().reasons(new Reason(
                        "TOO_SMALL", "FIT", FaultParty.CUSTOMER, 0, Map.of(), List.of(), false, false))))
                .containsExactly(
                        "NOW_REFUSED: taken back -> REASON_NOT_OFFERED: TOO_SMALL is not offered for SHOES /reasons");
    }

    private List<String> ofReturns(PolicyFixture draft) {
        return tried(draft).examples().stream()
                .filter(example -> example.rma().isPresent())
                .map(DryRunFixture::text)
                .toList();
    }

    @Test
    void a_return_that_a_person_would_have_to_decide_is_decided_otherwise() {
        desk.registered(request("1001"));

        assertThat(ofReturns(policy().rules(rule().approval(Approval.MANUAL))))
                .containsExactly("APPROVAL: by itself -> by a person /rules/0/approval");
    }

    @Test
    void an_item_that_would_stay_with_the_shopper_pays_the_same_without_a_fee_for_sending() {
        desk.registered(request("1001").item("1", 1));

        PolicyFixture draft = policy().keepItemBelow("30.01").returnShippingFee("4.90");

        assertThat(ofReturns(draft)).containsExactly("KEPT: item 1 is sent back -> item 1 is kept /keepItemBelow");
        assertThat(tried(draft).money()).containsExactly(new Paid(eur("30.00"), eur("30.00")));
    }

    @Test
    void credit_with_a_bonus_pays_more() {
        desk.registered(request("1001").resolution(Resolution.STORE_CREDIT));

        DryRun run = tried(policy().storeCreditBonusPercent("10"));

        assertThat(run.money()).containsExactly(new Paid(eur("30.00"), eur("33.00")));
        assertThat(ofReturns(policy().storeCreditBonusPercent("10")))
                .containsExactly("BONUS: 0.00 EUR -> 3.00 EUR /storeCreditBonusPercent");
    }

    @Test
    void windows_approvals_and_offers_do_not_touch_a_withdrawal_and_the_fee_for_sending_does() {
        desk.registered(request("1001").withdrawal().item("1", 1));

        assertThat(ofReturns(policy().window(1, Anchor.DELIVERED)
                        .approval(Approval.REJECT)
                        .methods(ReturnMethod.IN_STORE)
                        .blockedSkus("SHOE-42")
                        .restockingFeePercent("50")))
                .isEmpty();
        assertThat(ofReturns(policy().returnShippingFee("4.90")))
                .containsExactly("FEE: 0.00 EUR for sending -> 4.90 EUR for sending /returnShippingFee");
    }

    @Test
    void a_return_that_the_policy_refused_and_the_draft_takes_pays_what_the_draft_says() {
        Desk late = new Desk().with(policy()).with(order("1001"));
        ReturnKey key = late.registered(request("1001"));
        // A person took it: the version that the order is put under now would not have.
        late.with(policy().version(2).window(1, Anchor.DELIVERED))
                .with(order("1001").version(2).policyVersion(2));

        DryRun taken = run(late.store, question(policy().restockingFeePercent("10")));
        DryRun refused = run(late.store, question(policy().window(2, Anchor.DELIVERED)));

        assertThat(taken.money()).containsExactly(new Paid(eur("30.00"), eur("27.00")));
        assertThat(taken.examples())
                .filteredOn(example -> example.rma().equals(Optional.of(key.rma())))
                .extracting(example -> example.finding().kind())
                .containsExactly(Change.NOW_TAKEN);
        assertThat(refused.money()).containsExactly(new Paid(eur("30.00"), eur("30.00")));
        assertThat(refused.returnsOtherwise()).isZero();
    }

    @Test
    void what_ended_without_money_is_passed_over() {
        ReturnKey key = desk.registered(request("1001"));
        desk.decide.cancel(key, Desk.STAFF, Optional.empty());

        DryRun run = tried(policy().returnShippingFee("4.90"));

        assertThat(run.returns()).isZero();
        assertThat(run.money()).isEmpty();
    }

    @Test
    void a_return_of_two_orders_counts_once_and_both_are_under_the_draft() {
        desk.with(order("1002"));
        desk.registered(request("1001").item("1", 1).itemOf("1002", "1", 1));

        DryRun run = tried(policy().restockingFeePercent("10"));

        assertThat(run.returns()).isEqualTo(1);
        assertThat(run.money()).containsExactly(new Paid(eur("60.00"), eur("54.00")));
    }

    @Test
    void nothing_is_written_and_no_version_is_made() {
        desk.registered(request("1001"));
        Store reading = new BreakableStore(desk.memory) {
            @Override
            public CommitOutcome commit(List<Write> writes) {
                throw new AssertionError("a dry run wrote " + writes);
            }
        };

        DryRun run = run(reading, question(policy().returnShippingFee("4.90")));

        assertThat(run.returnsOtherwise()).isEqualTo(1);
        assertThat(desk.memory.currentPolicy("demo").orElseThrow().version()).isEqualTo(1);
        assertThat(desk.memory.policy("demo", 2)).isEmpty();
    }

    @Test
    void an_order_that_something_is_odd_about_is_named_and_the_others_are_counted() {
        desk.with(order("1002").policyVersion(7)).with(order("1003"));

        DryRun run = tried(policy().returnShippingFee("4.90"));

        assertThat(run.unreadable()).containsExactly("1002");
        assertThat(run.orders()).isEqualTo(2);
        assertThat(run.ordersOtherwise()).isEqualTo(2);
    }

    @Test
    void a_store_that_does_not_answer_is_no_odd_order() {
        Store down = new BreakableStore(desk.memory) {
            @Override
            public Optional<OrderCase> order(OrderKey key) {
                throw new StoreUnavailable("down", null);
            }
        };

        assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> run(down, question(policy())));
    }

    @Test
    void a_span_has_both_its_days_in_the_zone_of_the_draft() {
        Desk days = new Desk()
                .with(policy())
                .with(order("1").placedAt("2026-10-31T23:59:59.999+01:00"))
                .with(order("2").placedAt("2026-11-01T00:00:00+01:00"))
                .with(order("3").placedAt("2026-11-30T23:59:59.999+01:00"))
                .with(order("4").placedAt("2026-12-01T00:00:00+01:00"));

        DryRun run = run(days.store, question(policy().approval(Approval.MANUAL)));

        assertThat(run.examples()).extracting(DryRun.Example::orderNumber).containsExactly("2", "3");
    }

    @Test
    void pages_follow_each_other_and_hold_as_many_orders_as_asked_for() {
        for (int i = 2; i <= 60; i++) {
            desk.with(order("10%02d".formatted(i)));
        }
        DryRunPolicy.Question asked = question(policy().approval(Approval.MANUAL));
        List<Integer> sizes = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            DryRun page = run(desk.store, page(asked, 28, after));
            sizes.add(page.ordersOtherwise());
            after = page.next();
        } while (after.isPresent());

        assertThat(sizes).containsExactly(28, 28, 4);
    }

    @Test
    void a_page_of_long_orders_ends_early() {
        Desk heavy = new Desk().with(policy());
        for (int i = 0; i < 30; i++) {
            OrderFixture dear = order("L%02d".formatted(i));
            for (int line = 0; line < 800; line++) {
                dear.line(String.valueOf(line), 1, "1.00");
            }
            heavy.with(dear);
        }
        DryRunPolicy.Question asked = question(policy().approval(Approval.MANUAL));

        DryRun first = run(heavy.store, asked);
        DryRun second = run(heavy.store, page(asked, LIMIT, first.next()));

        assertThat(first.orders()).isEqualTo(25);
        assertThat(second.orders()).isEqualTo(5);
        assertThat(second.next()).isEmpty();
    }

    @Test
    void a_page_of_a_slow_store_ends_before_the_caller_is_gone() {
        for (int i = 10; i < 80; i++) {
            desk.with(order("10" + i));
        }
        Store slow = new BreakableStore(desk.memory) {
            @Override
            public Optional<OrderCase> order(OrderKey key) {
                desk.clock.advance(Duration.ofMillis(200));
                return super.order(key);
            }
        };

        DryRun first = run(slow, question(policy()), desk.clock);

        assertThat(first.orders()).isEqualTo(50);
        assertThat(first.next()).isPresent();
    }

    @Test
    void examples_are_of_every_kind_and_at_most_twenty() {
        for (int i = 10; i < 40; i++) {
            desk.with(order("10" + i));
        }
        desk.with(order("1050").line("1", 1, "9.00"));

        DryRun run = tried(
                policy().returnShippingFee("4.90").keepItemBelow("20.00").rules(rule().approval(Approval.MANUAL)));

        assertThat(run.examples()).hasSize(20);
        assertThat(run.examples())
                .extracting(example -> example.finding().kind())
                .startsWith(Change.APPROVAL, Change.FEE, Change.KEPT, Change.APPROVAL, Change.FEE, Change.APPROVAL);
        assertThat(run.changes())
                .containsExactly(
                        new Count(Change.APPROVAL, 32, 0), new Count(Change.FEE, 32, 0), new Count(Change.KEPT, 1, 0));
    }

    @Test
    void a_cursor_that_nobody_gave_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(desk.store, page(question(policy()), LIMIT, Optional.of("x"))));
    }
}
