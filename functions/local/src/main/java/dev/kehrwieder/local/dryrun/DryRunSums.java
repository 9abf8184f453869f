package dev.kehrwieder.local.dryrun;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The answers of a dry run, page by page, added up. */
final class DryRunSums {
    private static final int MOST_EXAMPLES = 20;

    private int orders;
    private int lines;
    private int returns;
    private int ordersOtherwise;
    private int returnsOtherwise;
    private final Map<String, Changed> changes = new LinkedHashMap<>();
    private final Map<String, Money> money = new TreeMap<>();
    private final Map<String, List<Example>> examples = new LinkedHashMap<>();
    private final List<String> unreadable = new ArrayList<>();
    private List<Warning> warnings = List.of();

    record Changed(int lines, int returns) {
        Changed plus(Changed other) {
            return new Changed(lines + other.lines, returns + other.returns);
        }
    }

    record Money(BigDecimal before, BigDecimal after) {
        Money plus(Money other) {
            return new Money(before.add(other.before), after.add(other.after));
        }

        BigDecimal difference() {
            return after.subtract(before);
        }
    }

    /** @param of such as {@code line 1} or {@code return R1} */
    record Example(String order, String of, String kind, String before, String after, String rule) {}

    record Warning(String pointer, String code, String detail) {}

    void add(JsonNode page) {
        orders += page.path("orders").asInt();
        lines += page.path("lines").asInt();
        returns += page.path("returns").asInt();
        ordersOtherwise += page.at("/decidedOtherwise/orders").asInt();
        returnsOtherwise += page.at("/decidedOtherwise/returns").asInt();
        page.path("changes")
                .forEach(change -> changes.merge(
                        text(change, "kind"),
                        new Changed(
                                change.path("lines").asInt(),
                                change.path("returns").asInt()),
                        Changed::plus));
        page.path("money")
                .forEach(paid -> money.merge(
                        text(paid, "currency"),
                        new Money(new BigDecimal(text(paid, "before")), new BigDecimal(text(paid, "after"))),
                        Money::plus));
        page.path("examples").forEach(this::addExample);
        page.path("unreadable").forEach(number -> unreadable.add(number.asString()));
        // The same on every page: they are of the draft.
        warnings = new ArrayList<>();
        page.path("warnings")
                .forEach(warning -> warnings.add(
                        new Warning(text(warning, "pointer"), text(warning, "code"), text(warning, "detail"))));
    }

    private void addExample(JsonNode example) {
        String of = example.has("lineId") ? "line " + text(example, "lineId") : "return " + text(example, "rma");
        List<Example> ofKind = examples.computeIfAbsent(text(example, "kind"), any -> new ArrayList<>());
        if (ofKind.size() < MOST_EXAMPLES) {
            ofKind.add(new Example(
                    text(example, "orderNumber"),
                    of,
                    text(example, "kind"),
                    text(example, "before"),
                    text(example, "after"),
                    text(example, "rule")));
        }
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }

    int orders() {
        return orders;
    }

    int lines() {
        return lines;
    }

    int returns() {
        return returns;
    }

    int ordersOtherwise() {
        return ordersOtherwise;
    }

    int returnsOtherwise() {
        return returnsOtherwise;
    }

    Map<String, Changed> changes() {
        return changes;
    }

    Map<String, Money> money() {
        return money;
    }

    List<String> unreadable() {
        return unreadable;
    }

    List<Warning> warnings() {
        return warnings;
    }

    /** The first of each kind, then the second of each, and so on. */
    List<Example> examples() {
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
