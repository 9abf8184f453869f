package dev.kehrwieder.core.money;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Shares that add up exactly (handbook, domain 4.2 rules 2 and 3). */
public final class Proration {
    private Proration() {}

    /**
     * Spreads a total over weights by largest remainder, ties to the earlier one. The shares' sum is the total; a total
     * over weights that are all zero goes to the first.
     */
    public static List<Money> spread(Money total, List<Money> weights) {
        BigInteger sum = weights.stream()
                .map(weight -> BigInteger.valueOf(weight.minor()))
                .reduce(BigInteger.ZERO, BigInteger::add);
        long[] shares = new long[weights.size()];
        if (sum.signum() == 0) {
            if (total.isPositive()) {
                shares[0] = total.minor();
            }
            return amounts(shares, total);
        }
        BigInteger[] remainders = new BigInteger[shares.length];
        long left = total.minor();
        for (int i = 0; i < shares.length; i++) {
            BigInteger[] division = BigInteger.valueOf(total.minor())
                    .multiply(BigInteger.valueOf(weights.get(i).minor()))
                    .divideAndRemainder(sum);
            shares[i] = division[0].longValueExact();
            remainders[i] = division[1];
            left -= shares[i];
        }
        IntStream.range(0, shares.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> remainders[i]).reversed())
                .limit(left)
                .forEach(i -> shares[i]++);
        return amounts(shares, total);
    }

    /**
     * What the next {@code count} of {@code of} units are worth when {@code before} are already taken:
     * round(whole·(before+count)÷of) − round(whole·before÷of). Over any split the sum is the whole.
     */
    public static Money next(Money whole, int of, int before, int count) {
        return whole.share((long) before + count, of).minus(whole.share(before, of));
    }

    private static List<Money> amounts(long[] shares, Money total) {
        List<Money> amounts = new ArrayList<>(shares.length);
        for (long share : shares) {
            amounts.add(new Money(share, total.currency()));
        }
        return List.copyOf(amounts);
    }
}
