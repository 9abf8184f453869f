package dev.kehrwieder.core.money;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount in whole minor units of a currency (JPY 0, EUR 2, KWD 3 digits).
 *
 * <p>Arithmetic is exact and throws {@link ArithmeticException} on overflow; amounts of two currencies never meet.
 */
public record Money(long minor, Currency currency) implements Comparable<Money> {
    public Money {
        requireNonNull(currency, "currency is null");
        if (currency.getDefaultFractionDigits() < 0) {
            throw new IllegalArgumentException(currency + " has no minor unit");
        }
    }

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /**
     * The amount that a decimal names exactly.
     *
     * @throws ArithmeticException if it has more digits than the currency, or is too large
     */
    public static Money of(BigDecimal amount, Currency currency) {
        return new Money(
                amount.movePointRight(currency.getDefaultFractionDigits()).longValueExact(), currency);
    }

    /** The nearest amount, half up: for figures that are given without a currency, such as a policy's flat fee. */
    public static Money rounded(BigDecimal amount, Currency currency) {
        return of(amount.setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_UP), currency);
    }

    /** The amount as a decimal with exactly the currency's digits. */
    public BigDecimal decimal() {
        return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits());
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minor, sameCurrency(other).minor), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, sameCurrency(other).minor), currency);
    }

    public Money times(int count) {
        return new Money(Math.multiplyExact(minor, (long) count), currency);
    }

    /** So many percent of this amount, rounded half up once. */
    public Money percent(BigDecimal percent) {
        BigDecimal exact = BigDecimal.valueOf(minor).multiply(percent).movePointLeft(2);
        return new Money(exact.setScale(0, RoundingMode.HALF_UP).longValueExact(), currency);
    }

    /**
     * The tax inside this amount at a rate such as {@code 0.19}: amount − round(amount ÷ (1 + rate)), half up.
     *
     * <p>The net amount is what is rounded (handbook, law, "VAT").
     */
    public Money taxIncludedAt(BigDecimal rate) {
        BigDecimal net = BigDecimal.valueOf(minor).divide(BigDecimal.ONE.add(rate), 0, RoundingMode.HALF_UP);
        return new Money(Math.subtractExact(minor, net.longValueExact()), currency);
    }

    /** round(this × part ÷ whole), half up. */
    public Money share(long part, long whole) {
        BigInteger twice =
                BigInteger.valueOf(minor).multiply(BigInteger.valueOf(part)).shiftLeft(1);
        BigInteger divisor = BigInteger.valueOf(whole).shiftLeft(1);
        // floor((2·m·p + w) ÷ 2w) is half up for the non-negative amounts that are shared out.
        return new Money(twice.add(BigInteger.valueOf(whole)).divide(divisor).longValueExact(), currency);
    }

    /** The lesser of the two. */
    public Money atMost(Money limit) {
        return compareTo(limit) <= 0 ? this : limit;
    }

    /** This, or zero where it is negative. */
    public Money orZero() {
        return minor < 0 ? zero(currency) : this;
    }

    public boolean isZero() {
        return minor == 0;
    }

    public boolean isPositive() {
        return minor > 0;
    }

    public boolean isNegative() {
        return minor < 0;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, sameCurrency(other).minor);
    }

    @Override
    public String toString() {
        return decimal().toPlainString() + " " + currency;
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(currency + " met " + other.currency);
        }
        return other;
    }
}
