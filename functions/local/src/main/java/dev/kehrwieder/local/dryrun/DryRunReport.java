package dev.kehrwieder.local.dryrun;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.local.dryrun.DryRunSums.Example;
import dev.kehrwieder.local.dryrun.DryRunSums.Money;
import dev.kehrwieder.local.web.Html;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a dry run found: some lines for a terminal, and one page without scripts that needs nothing beside it. */
final class DryRunReport {
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("NOW_REFUSED", "Not taken back any more"),
            Map.entry("NOW_TAKEN", "Taken back now"),
            Map.entry("WINDOW_SHORTER", "Shorter window"),
            Map.entry("WINDOW_LONGER", "Longer window"),
            Map.entry("APPROVAL", "Approval"),
            Map.entry("FEE", "Fee"),
            Map.entry("METHODS", "Methods"),
            Map.entry("RESOLUTIONS", "Resolutions"),
            Map.entry("PHOTOS", "Photos"),
            Map.entry("KEPT", "Kept by the shopper"),
            Map.entry("BONUS", "Bonus on credit"));

    private static final String STYLE =
            """
            :root { color-scheme: light dark; --paper: #f6f7f9; --card: #fff; --ink: #14202b; --quiet: #566370; --edge: #dde2e8;
              --line: #2f6fb3; --return: #0b7a69; --warn-edge: #d9a21b; --warn: #fff8e6; }
            @media (prefers-color-scheme: dark) { :root { --paper: #11161c; --card: #1a2129; --ink: #e8edf2; --quiet: #a2afbc;
              --edge: #313b46; --line: #6eaef0; --return: #4cc9b3; --warn-edge: #b98a1c; --warn: #2b2413; } }
            * { box-sizing: border-box; }
            body { background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto;
              max-width: 70rem; overflow-wrap: break-word; padding: 1.25rem 1rem 3rem; }
            h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .25rem; }
            h2 { font-size: 1.1rem; margin: 2rem 0 .6rem; }
            p { margin: 0; }
            .quiet { color: var(--quiet); }
            .cards { display: grid; gap: .75rem; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); margin-top: 1.25rem; }
            .card, table { background: var(--card); border: 1px solid var(--edge); border-radius: .75rem; }
            .card { padding: 1rem; }
            .card strong { display: block; font-size: 1.9rem; font-variant-numeric: tabular-nums; line-height: 1.2; }
            table { border-collapse: separate; border-spacing: 0; width: 100%; }
            th, td { padding: .55rem .75rem; text-align: left; vertical-align: top; }
            thead th { color: var(--quiet); font-size: .85rem; font-weight: 600; }
            tbody tr > * { border-top: 1px solid var(--edge); }
            tbody th { font-weight: 600; }
            .n { font-variant-numeric: tabular-nums; text-align: right; white-space: nowrap; }
            .bar { background: var(--edge); border-radius: .25rem; height: .5rem; margin-top: .5rem; min-width: 6rem; }
            .bar i { background: var(--line); border-radius: .25rem; display: block; height: 100%; min-width: 3px; }
            .bar.r i { background: var(--return); }
            code { font: .85em/1.4 ui-monospace, monospace; }
            td code { white-space: nowrap; }
            ul.warnings { list-style: none; margin: 0; padding: 0; }
            ul.warnings li { background: var(--warn); border: 1px solid var(--edge); border-left: 4px solid var(--warn-edge);
              border-radius: .5rem; margin-bottom: .5rem; padding: .6rem .8rem; }
            @media (max-width: 44rem) {
              .stack thead { display: none; }
              .stack tr { border-top: 1px solid var(--edge); display: block; padding: .5rem .25rem; }
              .stack tbody tr:first-child { border-top: 0; }
              .stack tbody tr > * { border: 0; display: block; padding: .15rem .75rem; text-align: left; }
              .stack td[data-name]::before { color: var(--quiet); content: attr(data-name) ": "; }
            }
            """;

    private final DryRunArguments given;
    private final DryRunSums sums;
    private final Duration took;

    DryRunReport(DryRunArguments given, DryRunSums sums, Duration took) {
        this.given = requireNonNull(given, "given is null");
        this.sums = requireNonNull(sums, "sums is null");
        this.took = requireNonNull(took, "took is null");
    }

    String text() {
        List<String> lines = new ArrayList<>();
        lines.add(english(
                "%,d orders with %,d lines and %,d returns looked at in %s",
                sums.orders(), sums.lines(), sums.returns(), seconds()));
        lines.add(english(
                "decided otherwise: %,d orders (%s), %,d returns (%s)",
                sums.ordersOtherwise(),
                percent(sums.ordersOtherwise(), sums.orders()),
                sums.returnsOtherwise(),
                percent(sums.returnsOtherwise(), sums.returns())));
        sums.changes()
                .forEach((kind, changed) -> lines.add(
                        english("  %-24s %,9d lines %,9d returns", name(kind), changed.lines(), changed.returns())));
        sums.money()
                .forEach((currency, money) -> lines.add("the returns pay %s %s instead of %s: %s"
                        .formatted(currency, plain(money.after()), plain(money.before()), signed(money.difference()))));
        sums.warnings()
                .forEach(warning -> lines.add(
                        "warning %s at %s: %s".formatted(warning.code(), warning.pointer(), warning.detail())));
        if (!sums.unreadable().isEmpty()) {
            lines.add("something is odd about the orders " + String.join(", ", sums.unreadable()));
        }
        return String.join("\n", lines);
    }

    String page() {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Dry run of a return policy</title>
                <style>%s</style>
                </head>
                <body>
                <main>
                <h1>What this policy would change</h1>
                <p class="quiet">Orders placed from %s to %s, tried on <code>%s</code>. Nothing was changed.</p>
                <div class="cards">
                %s</div>
                %s%s%s%s
                <p class="quiet">%s</p>
                </main>
                </body>
                </html>
                """
                .formatted(
                        STYLE,
                        given.from(),
                        given.to(),
                        text(given.policy().getFileName().toString()),
                        cards(),
                        warnings(),
                        changes(),
                        examples(),
                        unreadable(),
                        foot());
    }

    private String cards() {
        StringBuilder cards = new StringBuilder();
        cards.append(card(
                percent(sums.ordersOtherwise(), sums.orders()),
                english(
                        "of %,d orders have a line that would be decided otherwise: %,d",
                        sums.orders(), sums.ordersOtherwise())));
        cards.append(card(
                percent(sums.returnsOtherwise(), sums.returns()),
                english("of %,d returns would be decided otherwise: %,d", sums.returns(), sums.returnsOtherwise())));
        sums.money()
                .forEach((currency, money) ->
                        cards.append(card(signed(money.difference()) + " " + currency, pays(money))));
        return cards.toString();
    }

    private static String pays(Money money) {
        return "what the returns pay: %s instead of %s".formatted(plain(money.after()), plain(money.before()));
    }

    private static String card(String figure, String words) {
        return "<div class=\"card\"><strong>%s</strong><p class=\"quiet\">%s</p></div>\n"
                .formatted(text(figure), text(words));
    }

    private String warnings() {
        if (sums.warnings().isEmpty()) {
            return "";
        }
        StringBuilder list = new StringBuilder("<h2>Hardly meant</h2>\n<ul class=\"warnings\">\n");
        sums.warnings()
                .forEach(warning -> list.append("<li><strong>%s</strong> at <code>%s</code><br>%s</li>\n"
                        .formatted(text(words(warning.code())), text(warning.pointer()), text(warning.detail()))));
        return list.append("</ul>\n").toString();
    }

    private String changes() {
        if (sums.changes().isEmpty()) {
            return "<h2>Changes</h2>\n<p>Everything would be decided as before.</p>\n";
        }
        StringBuilder rows = new StringBuilder();
        sums.changes()
                .forEach((kind, changed) -> rows.append(english(
                        """
                        <tr><th scope="row">%s</th><td class="n" data-name="lines">%,d%s</td><td class="n" data-name="returns">%,d%s</td></tr>
                        """,
                        text(name(kind)),
                        changed.lines(),
                        bar("bar", changed.lines(), sums.lines()),
                        changed.returns(),
                        bar("bar r", changed.returns(), sums.returns()))));
        return english(
                """
                <h2>Changes</h2>
                <table class="stack">
                <thead><tr><th scope="col">What</th><th scope="col" class="n">of %,d lines</th><th scope="col" class="n">of %,d returns</th></tr></thead>
                <tbody>
                %s</tbody>
                </table>
                """,
                sums.lines(), sums.returns(), rows);
    }

    private static String bar(String kind, int part, int whole) {
        return part == 0
                ? ""
                : english("<div class=\"%s\"><i style=\"width:%.1f%%\"></i></div>", kind, 100.0 * part / whole);
    }

    private String examples() {
        if (sums.examples().isEmpty()) {
            return "";
        }
        StringBuilder rows = new StringBuilder();
        for (Example example : sums.examples()) {
            rows.append(
                    """
                    <tr><th scope="row">%s, %s</th><td>%s</td><td data-name="before">%s</td><td data-name="after">%s</td><td data-name="rule">%s</td></tr>
                    """
                            .formatted(
                                    text(example.order()),
                                    text(example.of()),
                                    text(name(example.kind())),
                                    text(example.before()),
                                    text(example.after()),
                                    example.rule().isEmpty() ? "" : "<code>" + text(example.rule()) + "</code>"));
        }
        return """
                <h2>Examples</h2>
                <table class="stack">
                <thead><tr><th scope="col">Order</th><th scope="col">What</th><th scope="col">Before</th><th scope="col">After</th><th scope="col">Rule</th></tr></thead>
                <tbody>
                %s</tbody>
                </table>
                """
                .formatted(rows);
    }

    private String unreadable() {
        return sums.unreadable().isEmpty()
                ? ""
                : "<h2>Not looked at</h2>\n<p>Something is odd about the orders %s.</p>\n"
                        .formatted(text(String.join(", ", sums.unreadable())));
    }

    private String foot() {
        String asked = given.at().map(at -> "as of " + at).orElse("as of now")
                + given.reason().map(reason -> " for the reason " + reason).orElse("");
        return text(
                "Lines are asked for %s; returns as at their registration. It took %s.".formatted(asked, seconds()));
    }

    private String seconds() {
        return english("%.1f s", took.toMillis() / 1000.0);
    }

    private static String name(String kind) {
        return KINDS.getOrDefault(kind, words(kind));
    }

    /** {@code WINDOW_BELOW_LAW} as Window below law. */
    private static String words(String code) {
        String words = code.replace('_', ' ').toLowerCase(Locale.ROOT);
        return words.isEmpty() ? "" : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String percent(int part, int whole) {
        return whole == 0 ? "0 %" : english("%.1f %%", 100.0 * part / whole);
    }

    private static String plain(BigDecimal amount) {
        return english("%,." + amount.scale() + "f", amount);
    }

    private static String signed(BigDecimal amount) {
        return (amount.signum() > 0 ? "+" : "") + plain(amount);
    }

    /** Figures as the words around them are, wherever the reader's machine stands. */
    private static String english(String format, Object... values) {
        return String.format(Locale.ENGLISH, format, values);
    }

    private static String text(String text) {
        return Html.escape(text);
    }
}
