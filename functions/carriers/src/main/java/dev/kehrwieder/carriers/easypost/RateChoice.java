package dev.kehrwieder.carriers.easypost;

import com.easypost.model.Rate;
import dev.kehrwieder.core.money.Money;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The cheapest rate that a shop's account allows. */
final class RateChoice {
    /** Which of two equal ones does not depend on the order in which they came. */
    private static final Comparator<Rate> CHEAPEST = Comparator.comparing(RateChoice::amount)
            .thenComparing(Rate::getCarrier)
            .thenComparing(Rate::getService)
            .thenComparing(Rate::getId);

    private RateChoice() {}

    /**
     * Empty if no carrier offers one; or if they do in several currencies and none in the order's, for which of them is the
     * cheaper is not known then.
     */
    static Optional<Rate> cheapest(List<Rate> offered, EasyPostAccount account, Currency order) {
        List<Rate> allowed = stream(offered)
                .filter(rate -> account.carrierAccounts().isEmpty()
                        || account.carrierAccounts().contains(rate.getCarrierAccountId()))
                .filter(rate ->
                        account.services().isEmpty() || account.services().contains(rate.getService()))
                .toList();
        List<String> currencies =
                allowed.stream().map(Rate::getCurrency).distinct().toList();
        Optional<String> currency = currencies.size() == 1
                ? Optional.of(currencies.getFirst())
                : currencies.stream().filter(order.getCurrencyCode()::equals).findFirst();
        return currency.flatMap(one ->
                allowed.stream().filter(rate -> one.equals(rate.getCurrency())).min(CHEAPEST));
    }

    private static Stream<Rate> stream(List<Rate> offered) {
        return Stream.ofNullable(offered).flatMap(List::stream).filter(RateChoice::isWhole);
    }

    private static boolean isWhole(Rate rate) {
        return rate.getId() != null
                && rate.getRate() != null
                && rate.getCurrency() != null
                && rate.getCarrier() != null
                && rate.getService() != null;
    }

    /** Empty where it cannot be said to the cent: a label that is bought is not lost over what it cost. */
    static Optional<Money> price(Rate selected) {
        try {
            return Optional.ofNullable(selected)
                    .filter(RateChoice::isWhole)
                    .map(rate -> Money.of(amount(rate), Currency.getInstance(rate.getCurrency())));
        } catch (ArithmeticException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The client reads the amount into a float, whose shortest decimal is the text that was sent, up to seven digits. */
    private static BigDecimal amount(Rate rate) {
        return new BigDecimal(Float.toString(rate.getRate())).stripTrailingZeros();
    }
}
