package dev.kehrwieder.core.policy;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.policy.PolicyWarning.Code;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads a policy as a careful colleague would: what in it is allowed and hardly meant. */
public final class PolicyReview {
    /** § 355(2) BGB. */
    static final int LAWS_DAYS = 14;

    /** The law's days and a week on the way: what counts from the order should not end before. */
    static final int DAYS_FROM_ORDER = 21;

    /** The languages of our pages and mails. */
    private static final List<String> LANGUAGES = List.of("de", "en");

    private final Policy policy;
    private final LocalDate today;
    private final List<PolicyWarning> warnings = new ArrayList<>();

    private PolicyReview(Policy policy, LocalDate today) {
        this.policy = requireNonNull(policy, "policy is null");
        this.today = requireNonNull(today, "today is null");
    }

    /**
     * The warnings, from the policy's own fields to its rules and lists.
     *
     * @param today the day in the shop's zone
     */
    public static List<PolicyWarning> of(Policy policy, LocalDate today) {
        PolicyReview review = new PolicyReview(policy, today);
        review.window("/window/days", policy.windowDays());
        review.offer();
        review.seasons();
        for (int i = 0; i < policy.rules().size(); i++) {
            review.warnings.addAll(RuleReview.of(policy, i));
            int rule = i;
            policy.rules().get(i).windowDays().ifPresent(days -> review.window("/rules/" + rule + "/windowDays", days));
        }
        review.reasons();
        review.groups();
        review.skus();
        return List.copyOf(review.warnings);
    }

    private void window(String pointer, int days) {
        if (days < LAWS_DAYS) {
            warn(pointer, Code.WINDOW_BELOW_LAW, days + " days; consumers may withdraw for " + LAWS_DAYS);
        } else if (policy.anchor() == Anchor.ORDERED && days < DAYS_FROM_ORDER) {
            warn(
                    pointer,
                    Code.WINDOW_COUNTS_FROM_ORDER,
                    days + " days from the order may end before the " + LAWS_DAYS + " days from the delivery");
        }
    }

    private void offer() {
        List<ReturnMethod> methods = policy.methods();
        if (methods.isEmpty()) {
            warn("/methods", Code.NO_METHODS, "nothing can be sent back");
        } else if (policy.returnShippingFee().signum() > 0 && methods.stream().noneMatch(ReturnMethod::needsLabel)) {
            warn("/returnShippingFee", Code.FEE_WITHOUT_LABEL, "no method comes with a label, and all cost the fee");
        }
        if (policy.resolutions().isEmpty()) {
            warn("/resolutions", Code.NO_RESOLUTIONS, "a return can be turned into nothing");
        }
    }

    private void seasons() {
        int shortest = Stream.concat(
                        Stream.of(policy.windowDays()),
                        policy.rules().stream().flatMap(rule -> rule.windowDays().stream()))
                .min(Comparator.naturalOrder())
                .orElseThrow();
        for (int i = 0; i < policy.seasons().size(); i++) {
            Season season = policy.seasons().get(i);
            String pointer = "/seasons/" + i;
            if (season.returnUntil().isBefore(today)) {
                warn(pointer + "/returnUntil", Code.SEASON_OVER, "it was over on " + season.returnUntil());
            } else if (season.isCovered(policy.seasons().subList(0, i))) {
                warn(pointer, Code.SEASON_COVERED, "seasons before it have all its days");
            } else if (!season.returnUntil().isAfter(season.orderedFrom().plusDays(shortest))) {
                warn(
                        pointer + "/returnUntil",
                        Code.SEASON_WITHOUT_EFFECT,
                        "even an order of its first day may come back for " + shortest + " days or more");
            }
        }
    }

    private void reasons() {
        List<String> groups = Stream.concat(policy.reasonGroups().stream(), BuiltInReasons.groups().stream())
                .map(ReasonGroup::code)
                .toList();
        for (int i = 0; i < policy.reasons().size(); i++) {
            Reason reason = policy.reasons().get(i);
            String pointer = "/reasons/" + i;
            words(pointer, reason.code(), reason.labels());
            if (!groups.contains(reason.parent())) {
                warn(pointer + "/parent", Code.GROUP_UNKNOWN, "there is no group " + reason.parent());
            }
        }
    }

    private void groups() {
        List<ReasonGroup> used = policy.groups();
        for (int i = 0; i < policy.reasonGroups().size(); i++) {
            ReasonGroup group = policy.reasonGroups().get(i);
            String pointer = "/reasonGroups/" + i;
            words(pointer, group.code(), group.labels());
            if (!used.contains(group)) {
                warn(pointer, Code.GROUP_EMPTY, "no reason that is offered stands under " + group.code());
            }
        }
    }

    private void words(String pointer, String code, Map<String, String> labels) {
        LANGUAGES.stream()
                .filter(language -> labels.getOrDefault(language, "").isBlank())
                .forEach(language -> warn(
                        pointer + "/label", Code.WORDS_MISSING, code + " has no words in the language " + language));
    }

    private void skus() {
        List<String> allowed = policy.skus().allowed();
        for (int i = 0; i < allowed.size(); i++) {
            if (policy.skus().blocked().contains(allowed.get(i))) {
                warn("/skus/allowed/" + i, Code.SKU_BLOCKED_AND_ALLOWED, allowed.get(i) + " is blocked, which wins");
            }
        }
    }

    private void warn(String pointer, Code code, String detail) {
        warnings.add(new PolicyWarning(pointer, code, detail));
    }
}
