package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.eur;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.credit.CreditBooking;
import dev.kehrwieder.core.credit.CreditEntry;
import dev.kehrwieder.core.credit.CreditPart;
import dev.kehrwieder.core.model.CreditAccountKey;
import dev.kehrwieder.core.model.Payment;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.port.PaymentProvider.Answer;
import dev.kehrwieder.core.refund.Refund;
import dev.kehrwieder.core.usecase.RedeemCredit.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a customer's credit may be used for, once. */
final class CreditTest {
    private static final ReturnKey SOURCE = new ReturnKey(Fixtures.SHOP, "R0");

    private final Desk desk = Desk.ofOneOrder();
    private final RedeemCredit credit = new RedeemCredit(desk.store, desk.commits, desk.clock);
    private final LedgerPayments ledger = new LedgerPayments(desk.store, desk.commits, desk.clock);
    private final CreditAccountKey account = new CreditAccountKey(Fixtures.SHOP, "hash", Fixtures.EUR);

    private void given(String owed, String bonus, Duration valid) {
        Instant now = desk.clock.instant();
        CreditBooking booking = new CreditBooking(desk.memory.creditAccount(account), now)
                .issue(eur(owed), eur(bonus), Optional.of(now.plus(valid)), Optional.of(SOURCE));
        desk.memory.commit(CreditWrites.of(booking));
    }

    private Result redeem(String reference, String amount) {
        return decided(credit.redeem(account, reference, "2002", eur(amount), Optional.empty()));
    }

    private Result reverse(String reference, String reversal, Optional<Money> amount) {
        return decided(credit.reverse(Fixtures.SHOP, reference, reversal, amount, Optional.empty()));
    }

    private static Result decided(Commits.Outcome<Result> outcome) {
        return outcome instanceof Commits.Outcome.Decided<Result>(Result result) ? result : null;
    }

    private Money balance() {
        return desk.memory.creditAccount(account).balance(desk.clock.instant());
    }

    private Refund refund(String reference, int number, String amount) {
        return Refund.reserved(
                new ReturnKey(Fixtures.SHOP, "R7"),
                number,
                new Refund.Target("2002", "p1", Payment.LEDGER, reference),
                eur(amount),
                desk.clock.instant(),
                desk.clock.instant());
    }

    @Test
    void what_ends_first_is_used_first_and_of_what_ends_together_the_bonus() {
        given("50.00", "5.00", Duration.ofDays(100));
        given("20.00", "0.00", Duration.ofDays(10));
        assertThat(redeem("cart-1", "23.00")).isInstanceOfSatisfying(Result.Done.class, done -> {
            assertThat(done.redemption().parts()).extracting(CreditPart::bonus).containsExactly(false, true);
            assertThat(done.redemption().parts())
                    .extracting(CreditPart::amount)
                    .containsExactly(eur("20.00"), eur("3.00"));
            assertThat(done.balance()).isEqualTo(eur("52.00"));
        });
    }

    @Test
    void more_than_there_is_is_refused_and_nothing_changes() {
        given("20.00", "2.00", Duration.ofDays(10));
        assertThat(redeem("cart-1", "22.01")).isEqualTo(new Result.NotEnough(eur("22.00")));
        assertThat(balance()).isEqualTo(eur("22.00"));
        assertThat(redeem("cart-1", "22.00")).isInstanceOf(Result.Done.class);
    }

    @Test
    void the_same_reference_again_is_the_same_redemption_and_another_use_of_it_is_refused() {
        given("20.00", "0.00", Duration.ofDays(10));
        assertThat(redeem("cart-1", "5.00")).isEqualTo(redeem("cart-1", "5.00"));
        assertThat(redeem("cart-1", "6.00")).isEqualTo(new Result.NameTaken());
        assertThat(balance()).isEqualTo(eur("15.00"));
    }

    @Test
    void a_reversal_gives_back_once_what_was_used_with_the_end_that_it_had() {
        given("20.00", "2.00", Duration.ofDays(10));
        redeem("cart-1", "22.00");
        assertThat(reverse("cart-1", "r1", Optional.empty()))
                .isInstanceOfSatisfying(
                        Result.Done.class, done -> assertThat(done.balance()).isEqualTo(eur("22.00")));
        assertThat(reverse("cart-1", "r1", Optional.empty())).isInstanceOf(Result.Done.class);
        assertThat(reverse("cart-1", "r1", Optional.of(eur("1.00")))).isEqualTo(new Result.NameTaken());
        assertThat(reverse("cart-1", "r2", Optional.of(eur("0.01")))).isEqualTo(new Result.NotEnough(eur("0.00")));
        assertThat(reverse("cart-2", "r1", Optional.empty())).isEqualTo(new Result.Unknown());
        assertThat(balance()).isEqualTo(eur("22.00"));
        desk.clock.advance(Duration.ofDays(10));
        assertThat(balance()).isEqualTo(eur("0.00"));
    }

    @Test
    void what_ended_while_it_was_used_comes_back_as_if_given_now() {
        given("20.00", "0.00", Duration.ofDays(10));
        redeem("cart-1", "20.00");
        desk.clock.advance(Duration.ofDays(11));
        reverse("cart-1", "r1", Optional.empty());
        assertThat(balance()).isEqualTo(eur("20.00"));
    }

    @Test
    void credit_that_is_over_is_worth_nothing_whether_or_not_it_was_written_off() {
        given("20.00", "2.00", Duration.ofDays(10));
        desk.clock.advance(Duration.ofDays(10));
        assertThat(balance()).isEqualTo(eur("0.00"));
        assertThat(redeem("cart-1", "0.01")).isEqualTo(new Result.NotEnough(eur("0.00")));
        assertThat(desk.visits.due(10)).contains(account);
        desk.visitAll();
        desk.visitAll();
        assertThat(desk.memory.creditEntries(account, Optional.empty(), 10))
                .extracting(CreditEntry::type)
                .containsExactly(CreditEntry.Type.EXPIRE, CreditEntry.Type.BONUS, CreditEntry.Type.ISSUE);
        assertThat(desk.visits.due(10)).doesNotContain(account);
    }

    @Test
    void a_refund_of_a_payment_with_credit_goes_back_to_the_ledger_once_and_its_bonus_as_bonus() {
        given("20.00", "2.00", Duration.ofDays(10));
        redeem("cart-1", "22.00");
        assertThat(ledger.find(refund("cart-1", 1, "11.00"))).isEmpty();
        Answer first = ledger.refund(refund("cart-1", 1, "11.00"));
        assertThat(first).isInstanceOf(Answer.Succeeded.class);
        assertThat(ledger.refund(refund("cart-1", 1, "11.00"))).isEqualTo(first);
        assertThat(ledger.find(refund("cart-1", 1, "11.00"))).contains(first);
        Instant now = desk.clock.instant();
        assertThat(desk.memory.creditAccount(account).balance(now)).isEqualTo(eur("11.00"));
        assertThat(desk.memory.creditAccount(account).bonus(now)).isEqualTo(eur("1.00"));
    }

    @Test
    void a_refund_that_the_redemption_does_not_cover_fails_and_nothing_is_given() {
        given("20.00", "0.00", Duration.ofDays(10));
        redeem("cart-1", "20.00");
        assertThat(ledger.refund(refund("cart-9", 1, "5.00")))
                .isEqualTo(new Answer.Failed(Optional.empty(), "UNKNOWN_REDEMPTION"));
        assertThat(ledger.refund(refund("cart-1", 1, "20.01")))
                .isEqualTo(new Answer.Failed(Optional.empty(), "MORE_THAN_REDEEMED"));
        assertThat(balance()).isEqualTo(eur("0.00"));
    }

    @Test
    void two_hundred_callers_use_no_cent_twice() throws Exception {
        given("50.00", "5.00", Duration.ofDays(10));
        AtomicInteger done = new AtomicInteger();
        List<Callable<Void>> callers = IntStream.range(0, 200)
                .<Callable<Void>>mapToObj(i -> () -> {
                    // A caller that others kept from it comes again.
                    Result result = redeem("cart-" + i, "1.00");
                    while (result == null) {
                        result = redeem("cart-" + i, "1.00");
                    }
                    if (result instanceof Result.Done) {
                        done.incrementAndGet();
                    }
                    return null;
                })
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var caller : threads.invokeAll(callers)) {
                caller.get();
            }
        }
        assertThat(done).hasValue(55);
        assertThat(balance()).isEqualTo(eur("0.00"));
        assertThat(sum()).isEqualTo(eur("0.00"));
    }

    private Money sum() {
        return desk.memory.creditEntries(account, Optional.empty(), Integer.MAX_VALUE).stream()
                .map(CreditEntry::change)
                .reduce(eur("0.00"), Money::plus);
    }

    @Test
    void over_any_history_the_entries_add_up_and_a_bonus_never_becomes_money() {
        long first = Long.getLong("seed", 1);
        long last = first + (Long.getLong("seed") == null ? 9_999 : 0);
        for (long seed = first; seed <= last; seed++) {
            new CreditHistory(seed).play();
        }
    }

    @Test
    void a_currency_has_an_account_of_its_own() {
        CreditAccountKey dollars = new CreditAccountKey(Fixtures.SHOP, "hash", Currency.getInstance("USD"));
        given("20.00", "0.00", Duration.ofDays(10));
        assertThat(dollars.id()).isEqualTo("hash-USD");
        assertThat(CreditAccountKey.of(Fixtures.SHOP, "hash-USD")).contains(dollars);
        assertThat(CreditAccountKey.of(Fixtures.SHOP, "hash-ZZZ")).isEmpty();
        assertThat(desk.memory
                        .creditAccount(dollars)
                        .balance(desk.clock.instant())
                        .isZero())
                .isTrue();
    }

    @Test
    void by_law_credit_lasts_to_the_end_of_the_third_year() {
        Instant given = Instant.parse("2026-11-14T10:00:00Z");
        assertThat(Fixtures.policy().build().creditEndsAt(given)).isEqualTo("2029-12-31T23:00:00Z");
        assertThat(Fixtures.policy().creditDays(1).build().creditEndsAt(given)).isEqualTo("2026-11-15T23:00:00Z");
    }
}
