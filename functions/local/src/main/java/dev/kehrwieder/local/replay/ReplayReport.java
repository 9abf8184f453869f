package dev.kehrwieder.local.replay;

import dev.kehrwieder.local.replay.Replay.Outcome;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The table at the end of a replay. */
final class ReplayReport {
    private ReplayReport() {}

    static String of(OrderBook book, List<Outcome> outcomes, List<Steps.Row> steps, Remains remains, ShopApi api) {
        StringBuilder table = new StringBuilder();
        row(table, "orders put", outcomes.size());
        book.counts().forEach((what, count) -> row(table, what, count));
        int returns =
                outcomes.stream().mapToInt(outcome -> outcome.rmas().size()).sum();
        row(table, "credit notes", book.creditNotes().size());
        row(table, "returns, all closed, each with its label", returns);
        row(table, "to pay back by the book, GBP", sum(outcomes, Outcome::expected));
        row(table, "refunded by our settlements, GBP", sum(outcomes, Outcome::refunded));
        remains.mails().forEach((template, count) -> row(table, "mails " + template, count));
        row(table, "mails sent twice", remains.twice().size());
        row(table, "calls repeated", api.repeated());
        row(table, "… of them after a 5xx", api.serverErrors());
        row(table, "… of them because somebody else was faster", api.conflicts());
        table.append("\n%-44s %8s %12s %12s%n".formatted("step", "times", "median ms", "p95 ms"));
        steps.forEach(step -> table.append(String.format(
                Locale.ROOT,
                "%-44s %8d %12.0f %12.0f%n",
                step.step().words(),
                step.count(),
                step.median(),
                step.p95())));
        table.append('\n');
        book.unusable()
                .forEach(line -> table.append("left out: row %d, %s %s, %d at %s%n"
                        .formatted(line.row(), line.invoice(), line.sku(), line.quantity(), line.unitPrice())));
        remains.twice().forEach(mail -> table.append("twice: ").append(mail).append('\n'));
        outcomes.forEach(outcome -> outcome.wrong()
                .forEach(wrong -> table.append(
                        "wrong: order %s: %s%n".formatted(outcome.order().number(), wrong))));
        remains.wrong().forEach(wrong -> table.append("wrong: ").append(wrong).append('\n'));
        table.append(
                remains.queues().isEmpty()
                        ? "Every queue and dead-letter queue is empty."
                        : "Left in queues: " + remains.queues());
        return table.toString();
    }

    private static BigDecimal sum(List<Outcome> outcomes, Function<Outcome, BigDecimal> amount) {
        return outcomes.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void row(StringBuilder table, String what, Object figure) {
        table.append("%-56s %12s%n".formatted(what, figure));
    }
}
