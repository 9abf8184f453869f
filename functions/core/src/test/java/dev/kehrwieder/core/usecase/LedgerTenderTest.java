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
import dev.kehrwieder.core.refund.RefundStatus;
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

        ReturnKey first = desk.submitted(request("1001").item("1", 1));
        desk.succeeds(first, 1);
        ReturnKey second = desk.submitted(request("1001").item("1", 2));

        assertThat(desk.refund(first, 2).amount()).isEqualTo(eur("15.00"));
        assertThat(desk.refund(first, 2).status()).isEqualTo(RefundStatus.SUCCEEDED);
        assertThat(desk.state(second).status()).isEqualTo(ReturnStatus.CLOSED);
        var after = desk.memory.creditAccount(account);
        assertThat(after.balance(desk.clock.instant())).isEqualTo(eur("55.00"));
        assertThat(after.bonus(desk.clock.instant())).isEqualTo(eur("5.00"));
    }
}
