package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.eur;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.usecase.InspectionFixture.inspection;
import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.Overpayment;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnStatus;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.TaskKind;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.policy.RefundTrigger;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What was paid before the inspection and turned out not to be due is a claim, never a silent loss. */
final class EarlyPaymentTest {
    private final Desk desk = new Desk()
            .with(policy().refundOn(RefundTrigger.HANDED_IN).storeCreditBonusPercent("10"))
            .with(order("1001").line("1", 6, "10.00").line("2", 3, "33.33"));
    private final ResolveOverpayment resolve = new ResolveOverpayment(desk.store, desk.commits, desk.clock);

    private ReturnKey paid(RequestFixture request) {
        ReturnKey key = desk.labelled(request);
        desk.scans(key, 1, ParcelStatus.HANDED_IN, "2026-11-12T09:00:00+01:00");
        desk.relay();
        for (int number = 1; number <= desk.found(key).refunds().size(); number++) {
            desk.succeeds(key, number);
        }
        return key;
    }

    private void found(InspectionFixture inspection) {
        desk.inspected(inspection);
        desk.relay();
    }

    private Overpayment overpaid(ReturnKey key) {
        return desk.state(key).money().overpayment().orElseThrow();
    }

    private ReturnResult resolves(ReturnKey key, Overpayment.Resolution how, Optional<Money> amount) {
        return Desk.decided(resolve.resolve(key, how, amount, "fi-2", Desk.STAFF, Optional.empty()));
    }

    @Test
    void missing_and_refused_units_are_claimed_with_a_task_and_the_return_closes() {
        ReturnKey key = paid(request("1001").item("1", 4));

        found(inspection(key).accept("1", 1).reject("1", 1).sendBack("1", 1));

        assertThat(overpaid(key).total()).isEqualTo(eur("30.00"));
        assertThat(overpaid(key).open()).isEqualTo(eur("30.00"));
        assertThat(desk.tasks(key)).extracting(Task::kind).containsExactly(TaskKind.OVERPAID);
        assertThat(desk.event(key, "OverpaymentFound").event())
                .isEqualTo(new ReturnEvent.OverpaymentFound(eur("30.00"), eur("30.00")));
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.CLOSED);
        assertThat(desk.state(key).settlement().orElseThrow().netRefund()).isEqualTo(eur("40.00"));
    }

    @Test
    void what_is_as_it_should_be_is_no_claim() {
        ReturnKey key = paid(request("1001").item("1", 4));
        found(inspection(key).accept("1", 1).incomplete());
        assertThat(desk.state(key).money().overpayment()).isEmpty();
        found(inspection(key).accept("1", 3));
        assertThat(desk.state(key).money().overpayment()).isEmpty();
        assertThat(desk.tasks(key)).isEmpty();
    }

    @Test
    void a_return_that_its_refund_closed_first_is_claimed_all_the_same() {
        ReturnKey key = desk.labelled(request("1001").item("1", 2));
        desk.scans(key, 1, ParcelStatus.HANDED_IN, "2026-11-12T09:00:00+01:00");
        desk.relay();
        desk.inspected(inspection(key).accept("1", 1));
        // The provider's webhook comes before the queue's message of the inspection.
        desk.succeeds(key, 1);
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.CLOSED);
        desk.relay();
        assertThat(overpaid(key).total()).isEqualTo(eur("10.00"));
    }

    @Test
    void a_unit_that_turns_up_lowers_the_claim() {
        ReturnKey key = paid(request("1001").item("1", 4));
        found(inspection(key).accept("1", 2));
        assertThat(overpaid(key).open()).isEqualTo(eur("20.00"));
        resolves(key, Overpayment.Resolution.PAID_BACK, Optional.of(eur("15.00")));
        assertThat(desk.tasks(key)).hasSize(1);

        desk.decide.reopen(key, Desk.STAFF, Optional.empty());
        found(inspection(key).accept("1", 1));

        assertThat(overpaid(key).total()).isEqualTo(eur("10.00"));
        assertThat(overpaid(key).open()).isEqualTo(eur("0.00"));
        assertThat(overpaid(key).owedBack()).isEqualTo(eur("5.00"));
        assertThat(desk.tasks(key)).extracting(Task::detail).contains("OWED_BACK");
    }

    @Test
    void value_loss_of_a_withdrawal_is_claimed_by_the_rules_of_a_settlement() {
        ReturnKey key = paid(request("1001").withdrawal().item("2", 3));
        found(inspection(key).acceptWithLoss("1", 3, 50));
        assertThat(overpaid(key).total()).isEqualTo(eur("50.00"));
    }

    @Test
    void shares_stay_exact_whatever_other_returns_took_in_between() {
        ReturnKey first = paid(request("1001").item("2", 2));
        ReturnKey second = paid(request("1001").item("2", 1));
        Money all = desk.balance("1001").line("2").refunded();
        found(inspection(first).accept("1", 1));
        found(inspection(second).accept("1", 1));
        Money kept = all.minus(overpaid(first).total());
        assertThat(kept).isEqualTo(new Money(all.minor() * 2 / 3, all.currency()));
        assertThat(desk.state(second).money().overpayment()).isEmpty();
    }

    @Test
    void a_cent_that_another_return_would_have_had_is_no_claim() {
        Desk thirds = new Desk()
                .with(policy().refundOn(RefundTrigger.HANDED_IN))
                .with(order("1001").line("1", 3, "33.34").discount("0.02"));
        ReturnKey middle = null;
        for (int unit = 1; unit <= 3; unit++) {
            ReturnKey key = thirds.labelled(request("1001").item("1", 1));
            thirds.scans(key, 1, ParcelStatus.HANDED_IN, "2026-11-12T09:00:00+01:00");
            thirds.relay();
            middle = unit == 2 ? key : middle;
        }
        assertThat(thirds.refund(middle, 1).amount()).isEqualTo(eur("33.34"));
        thirds.inspected(inspection(middle).accept("1", 1));
        thirds.relay();
        assertThat(thirds.state(middle).money().overpayment()).isEmpty();
    }

    @Test
    void credit_that_was_given_is_claimed_with_its_bonus() {
        ReturnKey key = paid(request("1001").resolution(Resolution.STORE_CREDIT).item("1", 2));
        found(inspection(key).accept("1", 1));
        assertThat(overpaid(key).total()).isEqualTo(eur("11.00"));
    }

    @Test
    void it_is_resolved_by_name_in_parts_and_no_more_than_is_open() {
        ReturnKey key = paid(request("1001").item("1", 2));
        found(inspection(key).reject("1", 2));
        assertThat(resolves(key, Overpayment.Resolution.SET_OFF, Optional.of(eur("20.01"))))
                .isInstanceOf(ReturnResult.Refused.class);
        assertThat(resolves(key, Overpayment.Resolution.SET_OFF, Optional.of(eur("5.00"))))
                .isInstanceOf(ReturnResult.Done.class);
        assertThat(resolves(key, Overpayment.Resolution.WRITTEN_OFF, Optional.empty()))
                .isInstanceOf(ReturnResult.Done.class);
        assertThat(resolves(key, Overpayment.Resolution.WRITTEN_OFF, Optional.empty()))
                .isInstanceOf(ReturnResult.NotAllowed.class);
        assertThat(overpaid(key)).isEqualTo(new Overpayment(eur("20.00"), eur("15.00"), eur("0.00"), eur("5.00")));
        assertThat(desk.tasks(key)).isEmpty();
        assertThat(desk.trail(key)).contains("OverpaymentResolved");
    }
}
