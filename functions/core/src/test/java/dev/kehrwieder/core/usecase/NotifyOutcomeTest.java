package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.eur;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.model.ClaimDecision;
import dev.kehrwieder.core.model.Grade;
import dev.kehrwieder.core.model.MoneyState;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnItem;
import dev.kehrwieder.core.model.Verdict;
import dev.kehrwieder.core.notice.Notice;
import dev.kehrwieder.core.notice.Notice.Outcome;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an inspection is told to lead to. */
class NotifyOutcomeTest extends NotifyFixture {
    @Test
    void an_inspection_after_the_settlement_tells_the_amount() {
        Return state = labelled()
                .withItems(item ->
                        item.receive(2).judge(accepted()).judge(accepted()).settle(2, MoneyState.RESERVED));
        List<StoredEvent> events = registeredAll(
                state,
                INSPECTED,
                new ReturnEvent.RefundReserved(1, "1001", "p1", eur("29.99")),
                new ReturnEvent.RefundReserved(2, "1001", "p2", eur("30.00")));

        notify.on(events.getFirst());

        assertThat(outcome()).isEqualTo(new Outcome.RefundFollows(eur("59.99")));
    }

    @Test
    void nothing_follows_from_an_inspection_that_accepts_nothing() {
        Return state =
                labelled().withItems(item -> item.receive(2).judge(rejected()).judge(rejected()));
        notify.on(registered(state, INSPECTED));

        assertThat(outcome()).isEqualTo(new Outcome.NoRefund());
    }

    @Test
    void goods_for_store_credit_promise_no_refund() {
        Return state = returned(Resolution.STORE_CREDIT)
                .withItems(item -> item.receive(2).judge(accepted()).judge(accepted()));
        notify.on(registered(state, INSPECTED));

        assertThat(outcome()).isEqualTo(new Outcome.SettledOtherwise());
    }

    private Outcome outcomeOf(Resolution asked, Verdict... verdicts) {
        Return state = Fixtures.returnOf(Fixtures.order("1001").build())
                .claim(asked)
                .item("1", verdicts.length)
                .build()
                .withItems(item -> {
                    ReturnItem judged = item.receive(verdicts.length);
                    for (Verdict verdict : verdicts) {
                        judged = judged.judge(verdict);
                    }
                    return judged;
                });
        notify.on(registered(state, INSPECTED));
        return outcome();
    }

    private static Verdict decided(Resolution resolution) {
        return new Verdict(
                1,
                1,
                true,
                Optional.of(Grade.D),
                Optional.empty(),
                0,
                Optional.of(new ClaimDecision(resolution, resolution == Resolution.PARTIAL_REFUND_KEEP_ITEM ? 30 : 0)));
    }

    @Test
    void who_waits_for_a_repair_is_told_of_no_money() {
        assertThat(outcomeOf(Resolution.REPAIR, accepted())).isEqualTo(new Outcome.MadeGood(true, false));
    }

    @Test
    void a_repair_that_became_a_replacement_is_told_as_one() {
        assertThat(outcomeOf(Resolution.REPAIR, decided(Resolution.REPLACEMENT)))
                .isEqualTo(new Outcome.MadeGood(false, true));
    }

    @Test
    void units_that_are_repaired_and_replaced_are_told_together() {
        assertThat(outcomeOf(Resolution.REPAIR, accepted(), decided(Resolution.REPLACEMENT)))
                .isEqualTo(new Outcome.MadeGood(true, true));
    }

    @ParameterizedTest
    @EnumSource(
            value = Resolution.class,
            names = {"REFUND_ORIGINAL_PAYMENT", "PARTIAL_REFUND_KEEP_ITEM"})
    void a_repair_that_became_money_promises_it(Resolution money) {
        assertThat(outcomeOf(Resolution.REPAIR, decided(money), accepted())).isEqualTo(new Outcome.AmountFollows());
    }

    @Test
    void a_repair_that_is_refused_is_told_of_no_money_either() {
        assertThat(outcomeOf(Resolution.REPAIR, rejected())).isEqualTo(new Outcome.NotMadeGood());
    }

    @Test
    void a_refund_after_a_failed_repair_that_is_refused_is_none() {
        assertThat(outcomeOf(Resolution.REFUND_ORIGINAL_PAYMENT, rejected())).isEqualTo(new Outcome.NoRefund());
    }

    private Outcome outcome() {
        return ((Notice.Inspected) post.sent.getFirst()).outcome();
    }
}
