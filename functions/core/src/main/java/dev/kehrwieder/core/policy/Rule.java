package dev.kehrwieder.core.policy;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.ReturnMethod;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What is different for some lines; what a rule does not say, it leaves to the rules after it and to the policy.
 *
 * @param returnShippingFee once per return, in the currency of the order
 * @param methods empty where the rule says nothing of them
 * @param resolutions empty where the rule says nothing of them
 * @param photos how many photos an item needs
 * @param keepItemBelow units worth less stay with the shopper, in the currency of the order
 */
public record Rule(
        Match match,
        Optional<Integer> windowDays,
        Optional<Approval> approval,
        Optional<BigDecimal> restockingFeePercent,
        Optional<BigDecimal> returnShippingFee,
        List<ReturnMethod> methods,
        List<Resolution> resolutions,
        Optional<Integer> photos,
        Optional<BigDecimal> keepItemBelow) {
    public Rule {
        requireNonNull(match, "match is null");
        methods = List.copyOf(methods);
        resolutions = List.copyOf(resolutions);
    }

    Optional<List<ReturnMethod>> saidMethods() {
        return methods.isEmpty() ? Optional.empty() : Optional.of(methods);
    }

    Optional<List<Resolution>> saidResolutions() {
        return resolutions.isEmpty() ? Optional.empty() : Optional.of(resolutions);
    }
}
