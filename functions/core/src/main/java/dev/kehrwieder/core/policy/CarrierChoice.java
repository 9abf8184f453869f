package dev.kehrwieder.core.policy;

import dev.kehrwieder.core.model.ReturnMethod;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which carrier a parcel goes with, and why (handbook, carriers "Selection rules"): those that can't take it are ruled out;
 * of the others the cheapest wins, then the one that the shop prefers, then the first by name. The order in which a
 * policy lists its carriers decides nothing.
 *
 * <p>A carrier whose price is known only after the purchase comes after those whose price is known.
 *
 * @param chosen empty where no carrier is possible
 * @param cost by the tariffs, in the currency of the order
 * @param withoutQr whether a QR code was asked for and no carrier gives one: the shopper is told, and prints the label
 * @param ruledOut everybody else, by name
 */
public record CarrierChoice(
        Optional<CarrierRule> chosen,
        Optional<Why> why,
        Optional<BigDecimal> cost,
        boolean withoutQr,
        List<RuledOut> ruledOut) {
    /** What decided between the chosen one and the next. */
    public enum Why {
        ONLY_ONE,
        CHEAPEST,
        PREFERRED,
        FIRST_BY_NAME
    }

    /** Why a carrier was not chosen. */
    public enum Cause {
        /** The deployment does not know how to ask it. */
        NOT_CONNECTED,
        COUNTRY,
        METHOD,
        FLAG,
        WEIGHT,
        LENGTH,
        GIRTH,
        VALUE,
        /** Customs will ask, and it passes no answer on. */
        CUSTOMS,
        /** Customs will ask of each of several parcels, and nobody knows what will lie in which. */
        CONTENTS_UNKNOWN,
        /** No row of its price list fits. */
        NO_TARIFF,
        /** Others give a QR code. */
        NO_QR,
        DEARER,
        LESS_PREFERRED,
        LATER_BY_NAME
    }

    public record RuledOut(String carrier, Cause cause) {}

    public CarrierChoice {
        ruledOut = List.copyOf(ruledOut);
    }

    private record Offer(CarrierRule rule, Optional<BigDecimal> cost) {
        private static final Comparator<Optional<BigDecimal>> CHEAPER = Comparator.comparing(
                cost -> cost.orElse(null), Comparator.nullsLast(Comparator.<BigDecimal>naturalOrder()));

        static final Comparator<Offer> BETTER = Comparator.comparing(Offer::cost, CHEAPER)
                .thenComparing(offer -> offer.rule().preference(), Comparator.reverseOrder())
                .thenComparing(offer -> offer.rule().carrier());

        /** What makes it better than one that comes after it. */
        Why over(Offer other) {
            if (CHEAPER.compare(cost, other.cost) != 0) {
                return Why.CHEAPEST;
            }
            return rule.preference() == other.rule.preference() ? Why.FIRST_BY_NAME : Why.PREFERRED;
        }
    }

    /** @param connected the carriers that the deployment knows how to ask */
    public static CarrierChoice of(List<CarrierRule> carriers, Set<String> connected, Consignment parcel) {
        List<Offer> possible = new ArrayList<>();
        List<RuledOut> out = new ArrayList<>();
        for (CarrierRule rule : carriers) {
            Optional<Cause> obstacle =
                    connected.contains(rule.carrier()) ? obstacle(rule, parcel) : Optional.of(Cause.NOT_CONNECTED);
            obstacle.ifPresentOrElse(
                    cause -> out.add(new RuledOut(rule.carrier(), cause)),
                    () -> possible.add(new Offer(rule, rule.cost(parcel))));
        }
        boolean qrGiven = possible.stream().anyMatch(offer -> offer.rule().givesQr(parcel.country()));
        if (parcel.method() == ReturnMethod.BY_MAIL_QR && qrGiven) {
            List<Offer> withoutCode = possible.stream()
                    .filter(offer -> !offer.rule().givesQr(parcel.country()))
                    .toList();
            withoutCode.forEach(offer -> out.add(new RuledOut(offer.rule().carrier(), Cause.NO_QR)));
            possible.removeAll(withoutCode);
        }
        possible.sort(Offer.BETTER);
        for (Offer later : possible.subList(Math.min(1, possible.size()), possible.size())) {
            out.add(new RuledOut(
                    later.rule().carrier(), lost(possible.getFirst().over(later))));
        }
        out.sort(Comparator.comparing(RuledOut::carrier));
        Optional<Offer> best = possible.stream().findFirst();
        return new CarrierChoice(
                best.map(Offer::rule),
                best.map(offer -> possible.size() == 1 ? Why.ONLY_ONE : offer.over(possible.get(1))),
                best.flatMap(Offer::cost),
                best.isPresent() && parcel.method() == ReturnMethod.BY_MAIL_QR && !qrGiven,
                out);
    }

    private static Cause lost(Why why) {
        return switch (why) {
            case CHEAPEST -> Cause.DEARER;
            case PREFERRED -> Cause.LESS_PREFERRED;
            case FIRST_BY_NAME, ONLY_ONE -> Cause.LATER_BY_NAME;
        };
    }

    private static Optional<Cause> obstacle(CarrierRule rule, Consignment parcel) {
        if (!rule.serves(parcel.country())) {
            return Optional.of(Cause.COUNTRY);
        }
        // Whoever prints a label may stand in where nobody gives a code.
        boolean printed = parcel.method() == ReturnMethod.BY_MAIL_QR && rule.offers(ReturnMethod.BY_MAIL_LABEL);
        if (!rule.offers(parcel.method()) && !printed) {
            return Optional.of(Cause.METHOD);
        }
        if (parcel.flags().stream().anyMatch(rule.refusedFlags()::contains)) {
            return Optional.of(Cause.FLAG);
        }
        if (isAbove(parcel.weightGrams(), rule.maxWeightGrams())) {
            return Optional.of(Cause.WEIGHT);
        }
        if (isAbove(parcel.longestMm(), rule.maxLengthMm())) {
            return Optional.of(Cause.LENGTH);
        }
        if (isAbove(parcel.girthMm(), rule.maxGirthMm())) {
            return Optional.of(Cause.GIRTH);
        }
        if (rule.maxValue().filter(most -> parcel.value().compareTo(most) > 0).isPresent()) {
            return Optional.of(Cause.VALUE);
        }
        if (parcel.crossesCustoms()) {
            if (!rule.customs()) {
                return Optional.of(Cause.CUSTOMS);
            }
            if (parcel.parcels() > 1) {
                return Optional.of(Cause.CONTENTS_UNKNOWN);
            }
        }
        boolean priced = rule.tariffs().isEmpty() || rule.cost(parcel).isPresent();
        return priced ? Optional.empty() : Optional.of(Cause.NO_TARIFF);
    }

    private static boolean isAbove(int measure, Optional<Integer> most) {
        return most.filter(limit -> measure > limit).isPresent();
    }
}
