package dev.kehrwieder.core.policy;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.FaultParty;
import java.util.Optional;

/**
 * Returns of which a policy can be told before there is an order.
 *
 * @param country the market of the orders; without one, any of which no rule speaks
 * @param category of the goods; without one, any of which no rule speaks
 * @param fault who answers for the reason of the return
 */
public record ReturnKind(Optional<String> country, Optional<String> category, FaultParty fault) {
    public ReturnKind {
        requireNonNull(country, "country is null");
        requireNonNull(category, "category is null");
        requireNonNull(fault, "fault is null");
    }

    /** Returns that nobody but the shopper answers for, of any goods and from anywhere. */
    public static ReturnKind usual() {
        return new ReturnKind(Optional.empty(), Optional.empty(), FaultParty.CUSTOMER);
    }

    public ReturnKind from(String someCountry) {
        return new ReturnKind(Optional.of(someCountry), category, fault);
    }

    public ReturnKind of(String someCategory) {
        return new ReturnKind(country, Optional.of(someCategory), fault);
    }

    /** The same goods with a defect. */
    public ReturnKind defective() {
        return new ReturnKind(country, category, FaultParty.SUPPLIER);
    }

    /** Rules for single reasons, flags or ways of sending are left out: they are not said of the kind as a whole. */
    boolean isOf(Match match) {
        return match.methods().isEmpty() && isOfWhateverWay(match);
    }

    boolean isOfWhateverWay(Match match) {
        return match.reasons().isEmpty()
                && match.flags().isEmpty()
                && (match.faults().isEmpty() || match.faults().contains(fault))
                && (match.categories().isEmpty()
                        || category.filter(match.categories()::contains).isPresent())
                && (match.countries().isEmpty()
                        || country.filter(match.countries()::contains).isPresent());
    }
}
