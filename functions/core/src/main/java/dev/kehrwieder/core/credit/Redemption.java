package dev.kehrwieder.core.credit;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.CreditAccountKey;
import dev.kehrwieder.core.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Credit that was used for an order, and what of it was given back. The reference is what the order's payment names.
 *
 * @param version 1 when redeemed
 * @param reference the storefront's name of it, of its shop's only
 * @param parts what was used, in this order
 */
public record Redemption(
        CreditAccountKey account,
        String reference,
        long version,
        String orderNumber,
        Money amount,
        List<CreditPart> parts,
        List<GivenBack> givenBack) {
    public Redemption {
        requireNonNull(account, "account is null");
        requireNonNull(reference, "reference is null");
        requireNonNull(orderNumber, "orderNumber is null");
        parts = List.copyOf(parts);
        givenBack = List.copyOf(givenBack);
        if (!sum(parts, amount).equals(amount)) {
            throw new IllegalArgumentException("the parts are not " + amount);
        }
        if (given(givenBack, GivenBack::amount, amount).compareTo(amount) > 0) {
            throw new IllegalArgumentException("more was given back than " + amount);
        }
    }

    /**
     * @param key names the cause, so that it gives back once
     * @param bonus how much of it is bonus
     * @param entry the ledger's number
     */
    public record GivenBack(String key, Money amount, Money bonus, long entry) {}

    /** What a cause gave back. */
    public Optional<GivenBack> givenBack(String key) {
        return givenBack.stream().filter(back -> back.key().equals(key)).findFirst();
    }

    public Money left() {
        return amount.minus(given(GivenBack::amount));
    }

    /** The bonus in the next amount that goes back, by cumulative shares: over any split all of the bonus, and as bonus. */
    Money bonusOf(Money next) {
        Money whole = sum(parts.stream().filter(CreditPart::bonus).toList(), amount);
        Money before = given(GivenBack::amount);
        return whole.share(before.plus(next).minor(), amount.minor()).minus(given(GivenBack::bonus));
    }

    /** What of the parts of one kind goes back next: what was used last first, as it lasts longest. */
    List<CreditPart> next(boolean bonus, Money wanted) {
        Money skip = given(bonus ? GivenBack::bonus : back -> back.amount().minus(back.bonus()));
        Money open = wanted;
        List<CreditPart> next = new ArrayList<>();
        for (CreditPart part : parts.reversed()) {
            if (part.bonus() == bonus) {
                Money skipped = skip.atMost(part.amount());
                Money taken = open.atMost(part.amount().minus(skipped));
                skip = skip.minus(skipped);
                open = open.minus(taken);
                if (taken.isPositive()) {
                    next.add(part.of(taken));
                }
            }
        }
        return next;
    }

    Redemption with(GivenBack more) {
        List<GivenBack> all = new ArrayList<>(givenBack);
        all.add(more);
        return new Redemption(account, reference, version + 1, orderNumber, amount, parts, all);
    }

    private Money given(Function<GivenBack, Money> part) {
        return given(givenBack, part, amount);
    }

    private static Money given(List<GivenBack> all, Function<GivenBack, Money> part, Money amount) {
        return all.stream().map(part).reduce(Money.zero(amount.currency()), Money::plus);
    }

    private static Money sum(List<CreditPart> some, Money amount) {
        return some.stream().map(CreditPart::amount).reduce(Money.zero(amount.currency()), Money::plus);
    }
}
