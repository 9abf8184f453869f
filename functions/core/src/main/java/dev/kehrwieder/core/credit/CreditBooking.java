package dev.kehrwieder.core.credit;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Entries of one commit on one account. What is over by then is written off first, so that the entries add up to the balance. */
public final class CreditBooking {
    private final CreditAccount before;
    private final Instant now;
    private final List<CreditPart> parts = new ArrayList<>();
    private final List<CreditEntry> entries = new ArrayList<>();
    private Money balance;

    public CreditBooking(CreditAccount before, Instant now) {
        this.before = requireNonNull(before, "before is null");
        this.now = requireNonNull(now, "now is null");
        this.parts.addAll(before.parts());
        this.balance = before.sum(parts);
        expire();
    }

    private void expire() {
        List<CreditPart> over = parts.stream().filter(part -> part.isOver(now)).toList();
        parts.removeAll(over);
        enter(CreditEntry.Type.EXPIRE, over, Optional.empty(), Optional.empty());
    }

    /** Money that is owed, and a bonus on it as an entry of its own. Either may be zero. */
    public CreditBooking issue(Money owed, Money bonus, Optional<Instant> expiresAt, Optional<ReturnKey> source) {
        give(CreditEntry.Type.ISSUE, part(owed, false, expiresAt), source, Optional.empty());
        give(CreditEntry.Type.BONUS, part(bonus, true, expiresAt), source, Optional.empty());
        return this;
    }

    private static List<CreditPart> part(Money amount, boolean bonus, Optional<Instant> expiresAt) {
        return amount.isPositive() ? List.of(new CreditPart(amount, bonus, expiresAt)) : List.of();
    }

    /** @throws IllegalArgumentException if there is not as much */
    public Redemption redeem(Money amount, String reference, String orderNumber) {
        if (amount.compareTo(balance) > 0 || !amount.isPositive()) {
            throw new IllegalArgumentException(amount + " of " + balance);
        }
        List<CreditPart> used = take(amount);
        enter(CreditEntry.Type.REDEEM, used, Optional.empty(), Optional.of(reference));
        return new Redemption(before.key(), reference, 1, orderNumber, amount, used, List.of());
    }

    private List<CreditPart> take(Money amount) {
        List<CreditPart> used = new ArrayList<>();
        Money open = amount;
        while (open.isPositive()) {
            CreditPart part = parts.removeFirst();
            Money taken = open.atMost(part.amount());
            open = open.minus(taken);
            used.add(part.of(taken));
            if (taken.compareTo(part.amount()) < 0) {
                parts.addFirst(part.of(part.amount().minus(taken)));
            }
        }
        return used;
    }

    /**
     * Gives back of what was redeemed, money as money and bonus as bonus. Each part keeps its end while that is ahead: who
     * gets it back after that gets it as if it were given now.
     *
     * @param key names the cause
     * @param anew the end of what is given now
     * @throws IllegalArgumentException if there is not as much left of it
     */
    public Redemption giveBack(
            Redemption redemption, Money amount, String key, Optional<Instant> anew, Optional<ReturnKey> source) {
        Money bonus = redemption.bonusOf(amount);
        List<CreditPart> back = new ArrayList<>(redemption.next(false, amount.minus(bonus)));
        back.addAll(redemption.next(true, bonus));
        List<CreditPart> lasting = back.stream()
                .map(part -> part.isOver(now) ? new CreditPart(part.amount(), part.bonus(), anew) : part)
                .toList();
        give(CreditEntry.Type.REVERSE, lasting, source, Optional.of(redemption.reference()));
        return redemption.with(new Redemption.GivenBack(key, amount, bonus, before.entries() + entries.size()));
    }

    private void give(
            CreditEntry.Type type, List<CreditPart> given, Optional<ReturnKey> source, Optional<String> reference) {
        given.forEach(this::add);
        parts.sort(CreditPart.USE);
        enter(type, given, source, reference);
    }

    /** Parts of one kind and end are one, so that an account stays as small as it has ends. */
    private void add(CreditPart given) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).isLike(given)) {
                parts.set(i, given.of(given.amount().plus(parts.get(i).amount())));
                return;
            }
        }
        parts.add(given);
    }

    private void enter(
            CreditEntry.Type type, List<CreditPart> moved, Optional<ReturnKey> source, Optional<String> reference) {
        if (moved.isEmpty()) {
            return;
        }
        Money amount = before.sum(moved);
        Money bonus = before.sum(moved.stream().filter(CreditPart::bonus).toList());
        Optional<Instant> end =
                moved.stream().flatMap(part -> part.expiresAt().stream()).min(Instant::compareTo);
        Money after = before.sum(parts);
        balance = after;
        entries.add(new CreditEntry(
                before.key(),
                before.entries() + entries.size() + 1,
                type,
                amount,
                bonus,
                after,
                now,
                end,
                source,
                reference));
    }

    /** What may be used. */
    public Money balance() {
        return balance;
    }

    public List<CreditEntry> entries() {
        return List.copyOf(entries);
    }

    /** The account as it will be stored. */
    public CreditAccount account() {
        return new CreditAccount(before.key(), before.version() + 1, before.entries() + entries.size(), parts);
    }
}
