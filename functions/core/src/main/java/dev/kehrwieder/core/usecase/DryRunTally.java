package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.usecase.DryRun.Change;
import dev.kehrwieder.core.usecase.DryRun.Count;
import dev.kehrwieder.core.usecase.DryRun.Example;
import dev.kehrwieder.core.usecase.DryRun.Paid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Adds up what a dry run finds, order by order. */
final class DryRunTally {
    private static final int MOST_EXAMPLES = 20;

    private int orders;
    private int lines;
    private int returns;
    private int ordersOtherwise;
    private int returnsOtherwise;
    private final Map<Change, Integer> changedLines = new EnumMap<>(Change.class);
    private final Map<Change, Integer> changedReturns = new EnumMap<>(Change.class);
    private final Map<Currency, Paid> money = new TreeMap<>(Comparator.comparing(Currency::getCurrencyCode));
    private final Map<Change, List<Example>> examples = new EnumMap<>(Change.class);
    private final List<String> unreadable = new ArrayList<>();
    private Optional<Instant> placedUntil = Optional.empty();

    /** What one order and its returns come to. */
    record Looked(Instant placedAt, int lines, int returns, List<Example> changed, List<Paid> paid) {
        Looked {
            changed = List.copyOf(changed);
            paid = List.copyOf(paid);
        }
    }

    int orders() {
        return orders + unreadable.size();
    }

    /** How much was read for it, as lines: a return is as dear as some of them. */
    int weight() {
        return lines + 50 * returns;
    }

    void unreadable(String orderNumber) {
        unreadable.add(orderNumber);
    }

    void add(Looked looked) {
        orders++;
        placedUntil = Optional.of(looked.placedAt());
        lines += looked.lines();
        returns += looked.returns();
        if (looked.changed().stream().anyMatch(example -> example.lineId().isPresent())) {
            ordersOtherwise++;
        }
        returnsOtherwise += (int) looked.changed().stream()
                .flatMap(example -> example.rma().stream())
                .distinct()
                .count();
        looked.changed().forEach(this::add);
        looked.paid()
                .forEach(paid -> money.merge(
                        paid.before().currency(),
                        paid,
                        (one, other) -> new Paid(
                                one.before().plus(other.before()), one.after().plus(other.after()))));
    }

    private void add(Example example) {
        Change kind = example.finding().kind();
        (example.rma().isPresent() ? changedReturns : changedLines).merge(kind, 1, Integer::sum);
        List<Example> ofKind = examples.computeIfAbsent(kind, any -> new ArrayList<>());
        if (ofKind.size() < MOST_EXAMPLES) {
            ofKind.add(example);
        }
    }

    DryRun result(Optional<String> next) {
        return new DryRun(
                orders,
                lines,
                returns,
                ordersOtherwise,
                returnsOtherwise,
                examples.keySet().stream()
                        .map(kind -> new Count(
                                kind, changedLines.getOrDefault(kind, 0), changedReturns.getOrDefault(kind, 0)))
                        .toList(),
                List.copyOf(money.values()),
                someOfEachKind(),
                unreadable,
                placedUntil,
                next);
    }

    /** The first of each kind, then the second of each, and so on. */
    private List<Example> someOfEachKind() {
        List<Example> some = new ArrayList<>();
        for (int i = 0; i < MOST_EXAMPLES; i++) {
            for (List<Example> ofKind : examples.values()) {
                if (i < ofKind.size() && some.size() < MOST_EXAMPLES) {
                    some.add(ofKind.get(i));
                }
            }
        }
        return some;
    }
}
