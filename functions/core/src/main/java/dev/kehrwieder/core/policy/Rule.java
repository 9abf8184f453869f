package dev.kehrwieder.core.policy;

import dev.kehrwieder.core.model.LineFlag;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What is different for some lines. An empty list matches everything. */
public record Rule(
        List<String> categories,
        List<String> countries,
        List<String> reasons,
        List<LineFlag> flags,
        Optional<Integer> windowDays,
        Optional<Approval> approval,
        Optional<BigDecimal> restockingFeePercent) {
    public Rule {
        categories = List.copyOf(categories);
        countries = List.copyOf(countries);
        reasons = List.copyOf(reasons);
        flags = List.copyOf(flags);
    }

    boolean matches(String category, String country, String reason, Collection<LineFlag> lineFlags) {
        return (categories.isEmpty() || categories.contains(category))
                && (countries.isEmpty() || countries.contains(country))
                && (reasons.isEmpty() || reasons.contains(reason))
                && (flags.isEmpty() || flags.stream().anyMatch(lineFlags::contains));
    }
}
