package dev.kehrwieder.core.policy;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.policy.OfferedTerms.Way;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A policy as it is told to everybody, before anybody has ordered. */
public final class PublishedPolicy {
    private final Policy policy;

    public PublishedPolicy(Policy policy) {
        this.policy = requireNonNull(policy, "policy is null");
    }

    public Policy policy() {
        return policy;
    }

    /** What is offered for returns of a kind, by the rules that speak of the whole of it. */
    public OfferedTerms terms(ReturnKind kind) {
        List<Way> ways = pick(kind::isOf, Rule::saidMethods, policy.methods()).stream()
                .map(method -> new Way(method, fee(kind, method)))
                .toList();
        boolean spared = kind.fault().sparesTheShopper();
        return new OfferedTerms(
                pick(kind::isOf, Rule::windowDays, policy.windowDays()),
                pick(kind::isOf, Rule::approval, policy.approval()),
                spared ? BigDecimal.ZERO : pick(kind::isOf, Rule::restockingFeePercent, policy.restockingFeePercent()),
                ways,
                pick(kind::isOf, Rule::saidResolutions, policy.resolutions()),
                pick(kind::isOf, Rule::keepItemBelow, policy.keepItemBelow()));
    }

    /** Nobody pays for what others answer for (handbook, domain 4.2 rule 7). */
    private BigDecimal fee(ReturnKind kind, ReturnMethod method) {
        return kind.fault().sparesTheShopper()
                ? BigDecimal.ZERO
                : pick(
                        match -> kind.isOfWhateverWay(match)
                                && (match.methods().isEmpty() || match.methods().contains(method)),
                        Rule::returnShippingFee,
                        policy.returnShippingFee());
    }

    /** The countries that the policy tells apart, and the one that its goods go back to. */
    public List<String> countries() {
        return Stream.of(
                        Stream.of(policy.returnAddress().country()),
                        policy.returnAddresses().keySet().stream(),
                        policy.rules().stream().flatMap(rule -> rule.match().countries().stream()))
                .flatMap(Function.identity())
                .distinct()
                .sorted()
                .toList();
    }

    /** The categories of goods that the policy tells apart. */
    public List<String> categories() {
        return policy.rules().stream()
                .flatMap(rule -> rule.match().categories().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * The rules that say something special, in their order, each with only what no rule before it takes away from it. Rules
     * for everything are not among them: what they say is usual. Nor are those for ways of sending alone: what these cost
     * stands with the ways.
     */
    public List<Rule> specialRules() {
        List<Rule> special = new ArrayList<>();
        for (int i = 0; i < policy.rules().size(); i++) {
            Rule rule = policy.rules().get(i);
            List<Rule> stronger = policy.rules().subList(0, i).stream()
                    .filter(before -> before.match().covers(rule.match()))
                    .toList();
            Rule left = new Rule(
                    rule.match(),
                    left(rule, stronger, Rule::windowDays),
                    left(rule, stronger, Rule::approval),
                    left(rule, stronger, Rule::restockingFeePercent),
                    left(rule, stronger, Rule::returnShippingFee),
                    left(rule, stronger, Rule::saidMethods).orElse(List.of()),
                    left(rule, stronger, Rule::saidResolutions).orElse(List.of()),
                    left(rule, stronger, Rule::photos),
                    left(rule, stronger, Rule::keepItemBelow));
            if (!isForEveryGoods(rule.match()) && saysSomething(left)) {
                special.add(left);
            }
        }
        return List.copyOf(special);
    }

    private static boolean isForEveryGoods(Match match) {
        return new Match(List.of(), List.of(), List.of(), List.of(), List.of(), match.methods()).equals(match);
    }

    private static boolean saysSomething(Rule rule) {
        return !new Rule(
                        rule.match(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty())
                .equals(rule);
    }

    private static <T> Optional<T> left(Rule rule, List<Rule> stronger, Function<Rule, Optional<T>> field) {
        return field.apply(rule).filter(said -> stronger.stream()
                .allMatch(before -> field.apply(before).isEmpty()));
    }

    /**
     * The seasons that goods may still come back in, as spans of orders that do not overlap: where seasons do, the first is
     * the one that counts.
     */
    public List<Season> seasons(LocalDate today) {
        List<Season> apart = new ArrayList<>();
        for (Season season : policy.seasons()) {
            List<Season> rest = List.of(season);
            for (Season taken : List.copyOf(apart)) {
                rest = rest.stream().flatMap(part -> without(part, taken)).toList();
            }
            apart.addAll(rest);
        }
        return apart.stream()
                .filter(season -> !season.returnUntil().isBefore(today))
                .sorted((one, other) -> one.orderedFrom().compareTo(other.orderedFrom()))
                .toList();
    }

    private static Stream<Season> without(Season part, Season taken) {
        if (part.orderedTo().isBefore(taken.orderedFrom()) || part.orderedFrom().isAfter(taken.orderedTo())) {
            return Stream.of(part);
        }
        Stream.Builder<Season> left = Stream.builder();
        if (part.orderedFrom().isBefore(taken.orderedFrom())) {
            left.add(new Season(part.orderedFrom(), taken.orderedFrom().minusDays(1), part.returnUntil()));
        }
        if (part.orderedTo().isAfter(taken.orderedTo())) {
            left.add(new Season(taken.orderedTo().plusDays(1), part.orderedTo(), part.returnUntil()));
        }
        return left.build();
    }

    private <T> T pick(Predicate<Match> speaks, Function<Rule, Optional<T>> field, T otherwise) {
        return policy.rules().stream()
                .filter(rule -> speaks.test(rule.match()))
                .flatMap(rule -> field.apply(rule).stream())
                .findFirst()
                .orElse(otherwise);
    }
}
