package dev.kehrwieder.core.policy;

import dev.kehrwieder.core.model.FaultParty;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.policy.PolicyWarning.Code;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is odd about one rule, among the rules before it. */
final class RuleReview {
    private static final String SHIPPING_FEE = "returnShippingFee";

    private final Policy policy;
    private final int number;
    private final Rule rule;
    private final String pointer;
    private final List<PolicyWarning> warnings = new ArrayList<>();

    private RuleReview(Policy policy, int number) {
        this.policy = policy;
        this.number = number;
        this.rule = policy.rules().get(number);
        this.pointer = "/rules/" + number;
    }

    static List<PolicyWarning> of(Policy policy, int number) {
        RuleReview review = new RuleReview(policy, number);
        review.reasons();
        review.methods();
        List<String> said = said(review.rule);
        if (said.isEmpty()) {
            review.warn("", Code.RULE_SAYS_NOTHING, "it changes nothing");
        }
        review.matters(said);
        return review.warnings;
    }

    private void reasons() {
        List<String> reasons = rule.match().reasons();
        for (int i = 0; i < reasons.size(); i++) {
            String at = "/match/reasons/" + i;
            String code = reasons.get(i);
            Optional<Reason> found = policy.reason(code);
            if (found.isEmpty()) {
                warn(at, Code.REASON_UNKNOWN, "there is no reason " + code);
                continue;
            }
            Reason reason = found.get();
            if (!isOffered(reason)) {
                warn(at, Code.REASON_NOT_OFFERED, code + " cannot be chosen for what the rule matches");
            }
            List<FaultParty> faults = rule.match().faults();
            if (!faults.isEmpty() && !faults.contains(reason.fault())) {
                warn(at, Code.RULE_CONTRADICTS_ITSELF, "for " + code + " answers " + reason.fault());
            }
        }
    }

    private boolean isOffered(Reason reason) {
        List<String> goods = rule.match().categories();
        return goods.isEmpty() ? reason.offered() : goods.stream().anyMatch(reason::isOfferedFor);
    }

    private void methods() {
        List<ReturnMethod> offered = Stream.concat(
                        Stream.of(policy.methods()), policy.rules().stream().map(Rule::methods))
                .flatMap(Collection::stream)
                .toList();
        List<ReturnMethod> matched = rule.match().methods();
        for (int i = 0; i < matched.size(); i++) {
            if (!offered.contains(matched.get(i))) {
                warn("/match/methods/" + i, Code.METHOD_NOT_OFFERED, "nothing offers " + matched.get(i));
            }
        }
    }

    /** Which fields matter: a field that never does is named once, by the first thing that makes it idle. */
    private void matters(List<String> said) {
        Map<String, Integer> before = new LinkedHashMap<>();
        said.forEach(field -> earlier(field).stream().findFirst().ifPresent(earlier -> before.put(field, earlier)));
        if (!said.isEmpty() && before.keySet().containsAll(said)) {
            warn(
                    "",
                    Code.RULE_NEVER_MATTERS,
                    "before it speak the rules "
                            + Set.copyOf(before.values()).stream().sorted().toList());
            return;
        }
        before.forEach((field, earlier) ->
                warn("/" + field, Code.FIELD_NEVER_MATTERS, "before it speaks rule " + earlier + " of the same"));
        said.stream()
                .filter(field -> !before.containsKey(field))
                .forEach(field -> idle(field, before.containsKey("approval")));
    }

    private void idle(String field, boolean rejectionIdle) {
        boolean rejects = rule.approval().equals(Optional.of(Approval.REJECT))
                && !rejectionIdle
                && policy.skus().allowed().isEmpty();
        // A withdrawal, which nothing rejects, may cost the return-shipping fee.
        if (rejects && !field.equals("approval") && !field.equals(SHIPPING_FEE)) {
            warn("/" + field, Code.REJECTED_ANYWAY, "what the rule matches is not taken back");
        } else if (isFee(field) && sparesTheShopper()) {
            warn("/" + field, Code.FEE_NEVER_TAKEN, "the shopper does not answer for it, and pays no fee");
        } else if (field.equals(SHIPPING_FEE) && isFee(field) && isWithoutLabel()) {
            warn("/" + field, Code.FEE_WITHOUT_LABEL, "no method here comes with a label, and all cost the fee");
        }
    }

    /** Whether the field says a fee, and not that there is none. */
    private boolean isFee(String field) {
        return switch (field) {
            case SHIPPING_FEE -> isPositive(rule.returnShippingFee());
            case "restockingFeePercent" -> isPositive(rule.restockingFeePercent());
            default -> false;
        };
    }

    private static boolean isPositive(Optional<BigDecimal> fee) {
        return fee.filter(amount -> amount.signum() > 0).isPresent();
    }

    private boolean sparesTheShopper() {
        List<FaultParty> faults = faults(rule.match());
        return !faults.isEmpty() && faults.stream().allMatch(FaultParty::sparesTheShopper);
    }

    private boolean isWithoutLabel() {
        List<ReturnMethod> travelling =
                rule.match().methods().isEmpty() ? rule.methods() : rule.match().methods();
        return !travelling.isEmpty() && travelling.stream().noneMatch(ReturnMethod::needsLabel);
    }

    /** The rules before this one that say the field for everything that this one matches. */
    private List<Integer> earlier(String field) {
        Match here = withFaults(rule.match());
        return IntStream.range(0, number)
                .filter(i -> said(policy.rules().get(i)).contains(field))
                .filter(i -> withFaults(policy.rules().get(i).match()).covers(here))
                .boxed()
                .toList();
    }

    /** A rule for reasons is one for their faults: so a rule for a fault covers one for its reasons. */
    private Match withFaults(Match match) {
        return new Match(
                match.categories(), match.countries(), match.reasons(), faults(match), match.flags(), match.methods());
    }

    /** Empty where anybody may answer for it. */
    private List<FaultParty> faults(Match match) {
        List<String> reasons = match.reasons();
        if (!match.faults().isEmpty() || reasons.isEmpty()) {
            return match.faults();
        }
        Set<FaultParty> faults = new LinkedHashSet<>();
        for (String code : reasons) {
            policy.reason(code).ifPresent(reason -> faults.add(reason.fault()));
        }
        return List.copyOf(faults);
    }

    /** The names of the fields that a rule says. */
    private static List<String> said(Rule rule) {
        Map<String, Optional<?>> fields = new LinkedHashMap<>();
        fields.put("windowDays", rule.windowDays());
        fields.put("approval", rule.approval());
        fields.put("restockingFeePercent", rule.restockingFeePercent());
        fields.put(SHIPPING_FEE, rule.returnShippingFee());
        fields.put("methods", rule.saidMethods());
        fields.put("resolutions", rule.saidResolutions());
        fields.put("photos", rule.photos());
        fields.put("keepItemBelow", rule.keepItemBelow());
        fields.values().removeIf(Optional::isEmpty);
        return List.copyOf(fields.keySet());
    }

    private void warn(String at, Code code, String detail) {
        warnings.add(new PolicyWarning(pointer + at, code, detail));
    }
}
