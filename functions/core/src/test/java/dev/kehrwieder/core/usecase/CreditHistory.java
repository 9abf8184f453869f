package dev.kehrwieder.core.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.credit.CreditAccount;
import dev.kehrwieder.core.credit.CreditBooking;
import dev.kehrwieder.core.credit.CreditEntry;
import dev.kehrwieder.core.credit.Redemption;
import dev.kehrwieder.core.model.CreditAccountKey;
import dev.kehrwieder.core.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What can happen to one account, drawn from a seed, against a count of its own. */
final class CreditHistory {
    private static final int STEPS = 25;

    private final long seed;
    private final Random random;
    private final List<Redemption> redemptions = new ArrayList<>();
    private final List<CreditEntry> entries = new ArrayList<>();
    private CreditAccount account = CreditAccount.untouched(new CreditAccountKey(Fixtures.SHOP, "hash", Fixtures.EUR));
    private Instant now = Instant.parse("2026-11-14T10:00:00Z");
    private Money moneyGiven = cents(0);
    private Money bonusGiven = cents(0);

    CreditHistory(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
    }

    void play() {
        for (int step = 0; step < STEPS; step++) {
            now = now.plus(Duration.ofHours(random.nextInt(60)));
            CreditBooking booking = new CreditBooking(account, now);
            switch (random.nextInt(4)) {
                case 0 -> issue(booking);
                case 1, 2 -> redeem(booking, "cart-" + step);
                default -> giveBack(booking, "cause-" + step);
            }
            account = booking.account();
            entries.addAll(booking.entries());
            check();
        }
    }

    private void issue(CreditBooking booking) {
        Money owed = cents(random.nextInt(5_000));
        Money bonus = cents(random.nextInt(3) * random.nextInt(500));
        booking.issue(owed, bonus, end(), Optional.empty());
        moneyGiven = moneyGiven.plus(owed);
        bonusGiven = bonusGiven.plus(bonus);
    }

    private Optional<Instant> end() {
        return random.nextInt(4) == 0
                ? Optional.empty()
                : Optional.of(now.plus(Duration.ofDays(1 + random.nextInt(30))));
    }

    private void redeem(CreditBooking booking, String reference) {
        long most = booking.balance().minor();
        if (most > 0) {
            redemptions.add(booking.redeem(cents(1 + random.nextLong(most)), reference, "2002"));
        }
    }

    private void giveBack(CreditBooking booking, String key) {
        List<Redemption> open =
                redemptions.stream().filter(some -> some.left().isPositive()).toList();
        if (!open.isEmpty()) {
            Redemption some = open.get(random.nextInt(open.size()));
            Money amount = cents(1 + random.nextLong(some.left().minor()));
            redemptions.set(redemptions.indexOf(some), booking.giveBack(some, amount, key, end(), Optional.empty()));
        }
    }

    private void check() {
        Money balance = account.balance(now);
        assertThat(balance.isNegative()).as("seed %d", seed).isFalse();
        assertThat(entries.stream().map(CreditEntry::change).reduce(cents(0), Money::plus))
                .as("seed %d: the entries add up", seed)
                .isEqualTo(balance);
        for (int i = 0; i < entries.size(); i++) {
            assertThat(entries.get(i).number()).as("seed %d: no gap", seed).isEqualTo(i + 1);
        }
        if (!entries.isEmpty()) {
            assertThat(entries.getLast().balance()).as("seed %d", seed).isEqualTo(balance);
        }
        assertThat(bonusOf(entries)).as("seed %d: bonus stays bonus", seed).isEqualTo(account.bonus(now));
        // What was used and not given back, and what is left, is no more money and no more bonus than ever was given.
        Money bonusOut = redemptions.stream().map(CreditHistory::bonusOut).reduce(cents(0), Money::plus);
        Money out = redemptions.stream()
                .map(some -> some.amount().minus(some.left()))
                .reduce(cents(0), Money::plus);
        Money used = redemptions.stream().map(Redemption::amount).reduce(cents(0), Money::plus);
        Money moneyHere = balance.minus(account.bonus(now)).plus(used.minus(out).minus(bonusOut));
        assertThat(moneyHere).as("seed %d: money", seed).isLessThanOrEqualTo(moneyGiven);
        assertThat(account.bonus(now).plus(bonusOut)).as("seed %d: bonus", seed).isLessThanOrEqualTo(bonusGiven);
    }

    /** Bonus that is still used for orders. */
    private static Money bonusOut(Redemption some) {
        Money whole = some.parts().stream()
                .filter(part -> part.bonus())
                .map(part -> part.amount())
                .reduce(cents(0), Money::plus);
        return whole.minus(
                some.givenBack().stream().map(Redemption.GivenBack::bonus).reduce(cents(0), Money::plus));
    }

    private static Money bonusOf(List<CreditEntry> entries) {
        return entries.stream()
                .map(entry -> entry.change().isNegative() ? entry.bonus().times(-1) : entry.bonus())
                .reduce(cents(0), Money::plus);
    }

    private static Money cents(long minor) {
        return new Money(minor, Fixtures.EUR);
    }
}
