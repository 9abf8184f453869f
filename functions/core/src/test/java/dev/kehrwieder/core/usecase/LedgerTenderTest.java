package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.eur;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.credit.CreditBooking;
import dev.kehrwieder.core.model.CreditAccountKey;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnStatus;
import dev.kehrwieder.core.port.PaymentProvider.Answer;
import dev.kehrwieder.core.refund.RefundStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An order that was paid with credit is returned: its money goes back to the ledger, its bonus as bonus. */
final class LedgerTenderTest {
    private final CreditAccountKey account = new CreditAccountKey(Fixtures.SHOP, "hash", Fixtures.EUR);

    @Test
    void money_comes_back_as_money_and_bonus_as_bonus_over_several_returns() {
        Desk desk = new Desk()
                .with(policy())
                .with(order("1001")
                        .line("1", 3, "20.00")
                        .payment("card", "CARD", "5.00")
                        .payment("own", "credit", "STORE_CREDIT", "55.00"));
        CreditBooking booking = new CreditBooking(desk.memory.creditAccount(account), desk.clock.instant())
                .issue(eur("50.00"), eur("5.00"), Optional.empty(), Optional.empty());
        // The order's second payment is named so by the fixture.
        var redemption = booking.redeem(eur("55.00"), "pay_1001_own", "1001");
        desk.memory.commit(CreditWrites.of(booking, redemption));
        LedgerPayments ledger = new LedgerPayments(desk.store, desk.commits, desk.clock);

        ReturnKey first = desk.accepted(request("1001").item("1", 1));
        desk.settle.on(first, desk.event(first, "ItemsInspected").id());
        ReturnKey second = desk.accepted(request("1001").item("1", 2));
        desk.settle.on(second, desk.event(second, "ItemsInspected").id());
        for (ReturnKey key : List.of(first, second)) {
            desk.found(key).refunds().stream()
                    .filter(refund -> refund.provider().equals("credit"))
                    .forEach(refund -> {
                        Answer paid = ledger.refund(refund);
                        assertThat(paid).isInstanceOf(Answer.Succeeded.class);
                        assertThat(ledger.refund(refund)).isEqualTo(paid);
                        desk.hears(key, refund.number(), "ok" + refund.number(), paid);
                    });
        }

        assertThat(desk.refund(first, 2).amount()).isEqualTo(eur("15.00"));
        assertThat(desk.refund(first, 2).status()).isEqualTo(RefundStatus.SUCCEEDED);
        assertThat(desk.state(second).status()).isEqualTo(ReturnStatus.CLOSED);
        var after = desk.memory.creditAccount(account);
        assertThat(after.balance(desk.clock.instant())).isEqualTo(eur("55.00"));
        assertThat(after.bonus(desk.clock.instant())).isEqualTo(eur("5.00"));
    }
}
