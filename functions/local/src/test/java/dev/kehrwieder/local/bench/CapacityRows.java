package dev.kehrwieder.local.bench;

import dev.kehrwieder.local.web.Answers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** What one return uses of the services, step by step, counted between the functions and the emulators. */
final class CapacityRows {
    private static final Duration QUIET = Duration.ofMillis(700);
    private static final int ATTEMPTS = 6;
    /** Read off the runtime's three lines and ours per invocation; the cost model's own assumption. */
    private static final double LOG_BYTES = 1500;

    private final Path root;
    private final Consumer<String> out;

    CapacityRows(Path root, Consumer<String> out) {
        this.root = root;
        this.out = out;
    }

    /** A step of a return, and what it used until everything behind it was done. */
    private record Step(String name, Metered used) {}

    List<Row> rows() throws IOException, InterruptedException {
        try (Machine machine = Machine.metered(root)) {
            SpeedRows.warmUp(machine);
            for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
                Journey journey = new Journey(machine, "C-" + attempt);
                List<Step> steps = steps(machine, journey);
                // The schedule runs each minute whatever happens: a return with a run in between counts too much.
                if (steps.stream().noneMatch(CapacityRows::hasScheduledRun)) {
                    return rows(steps, journey.mails());
                }
            }
            throw new BenchFailure("In each of " + ATTEMPTS + " returns the schedule ran in between");
        }
    }

    private static boolean hasScheduledRun(Step step) {
        return !step.name().startsWith("deadlines") && step.used().invocations().containsKey("deadlines");
    }

    private static List<Step> steps(Machine machine, Journey journey) {
        Map<String, Runnable> actions = new LinkedHashMap<>();
        actions.put("order put", journey::putOrder);
        actions.put("registered, label made and mailed", journey::register);
        actions.put("label opened", journey::openLabel);
        actions.put("handed in", () -> journey.scan("HANDED_IN"));
        actions.put("delivered", () -> journey.scan("DELIVERED"));
        actions.put("inspected, settled, refunded, closed", journey::inspect);
        List<Step> steps = new ArrayList<>();
        actions.forEach((name, action) -> {
            steps.add(measured(machine, name, action));
            // Looks of ours are between the steps and not counted.
            switch (name) {
                case "registered, label made and mailed" -> journey.awaitLabel();
                case "inspected, settled, refunded, closed" -> journey.awaitClosed();
                default -> {}
            }
        });
        steps.add(measured(machine, "deadlines, one visit", () -> machine.post(
                        "", "/_local/clock", Answers.JSON.createObjectNode().put("advance", "PT1S"))
                .expect(200)));
        return steps;
    }

    private static Step measured(Machine machine, String name, Runnable action) {
        Metered before = Metered.of(machine.meter());
        action.run();
        return new Step(name, quiet(machine).since(before));
    }

    /** The meter once nothing moves any more: no message under way, no request within {@link #QUIET}. */
    private static Metered quiet(Machine machine) {
        Metered[] last = {Metered.of(machine.meter())};
        machine.await("quiet", Duration.ZERO, () -> {
            Machine.pause(QUIET);
            Metered now = Metered.of(machine.meter());
            boolean same = now.equals(last[0]) && machine.underWay() == 0;
            last[0] = now;
            return same;
        });
        return last[0];
    }

    private List<Row> rows(List<Step> steps, int mails) {
        List<Step> ofReturn =
                steps.stream().filter(step -> !step.name().startsWith("order")).toList();
        out.accept(table(steps));
        Usage database = sum(ofReturn, Metered::database);
        long api = sumOf(ofReturn, step -> apiCalls(step.used()));
        long invocations = sumOf(ofReturn, step -> step.used().invoked());
        long sends = sumOf(ofReturn, step -> step.used().requests("sqs", ""));
        long batches = sumOf(ofReturn, step -> queueBatches(step.used()));
        long puts = sumOf(ofReturn, step -> step.used().requests("s3", "PUT"));
        long gets = sumOf(ofReturn, step -> step.used().requests("s3", "GET"));
        double seconds =
                ofReturn.stream().mapToDouble(step -> step.used().took()).sum() / 1e3;
        Cost cost = new Cost(
                api,
                invocations,
                seconds * 1769 / 1024,
                database.billedUnits(),
                database.readUnits(),
                sends + 2.0 * batches,
                puts,
                gets,
                invocations * LOG_BYTES / 1e9,
                mails);
        String how = "one return of one line alone on a warm machine, order and warehouse's reads apart; ";
        return List.of(
                new Row(
                        "DynamoDB write units a return",
                        "80",
                        words(
                                "%.0f, of them %.0f in indexes; %.0f by the rule of AWS",
                                database.writeUnits(), database.indexUnits(), database.billedUnits()),
                        how
                                + "`ReturnConsumedCapacity` of every answer added up by a proxy; DynamoDB Local counts items of"
                                + " one price once in a transaction, AWS each of them, twice"),
                new Row("DynamoDB read units a return", "40", words("%.1f", database.readUnits()), "the same return"),
                new Row(
                        "calls a return",
                        "",
                        words(
                                "%d API calls, %d invocations, %d SQS requests, %d S3 PUT, %d S3 GET, %d mails",
                                api, invocations, sends + 2 * batches, puts, gets, mails),
                        "the same return; SQS: our sends, and a receive and a delete for each batch that a function got"),
                new Row(
                        "cost of a million returns",
                        "",
                        words("%.0f USD and %.0f USD of mail", cost.withoutMail(), cost.mail()),
                        words("%s; %.2f s of functions measured here at 1769 MB", cost.words(), seconds)));
    }

    /** Each call of the API is one invocation of the function behind it; the authorizer's is not the API's. */
    private static long apiCalls(Metered used) {
        return List.of("registration", "tracking", "inspection-api", "refunds-api").stream()
                .mapToLong(function -> used.invocations().getOrDefault(function, 0L))
                .sum();
    }

    private static long queueBatches(Metered used) {
        return List.of("labels", "inspection", "refunds", "notifications").stream()
                .mapToLong(function -> used.invocations().getOrDefault(function, 0L))
                .sum();
    }

    private static Usage sum(List<Step> steps, Function<Metered, Usage> part) {
        return steps.stream().map(Step::used).map(part).reduce(Usage.NONE, Usage::plus);
    }

    private static long sumOf(List<Step> steps, ToLongFunction<Step> part) {
        return steps.stream().mapToLong(part).sum();
    }

    private static String table(List<Step> steps) {
        StringBuilder table = new StringBuilder(
                "| step | function | invoked | read units | write units | in indexes | by AWS's rule | requests |\n"
                        + "|---|---|---|---|---|---|---|---|\n");
        for (Step step : steps) {
            TreeSet<String> functions = new TreeSet<>(step.used().invocations().keySet());
            step.used().used().keySet().forEach(call -> functions.add(call.function()));
            functions.forEach(function -> {
                Usage usage = step.used()
                        .sum(call -> call.service().equals("dynamodb")
                                && call.function().equals(function));
                table.append(words(
                        "| %s | %s | %d | %.1f | %.0f | %.0f | %.0f | %s |\n",
                        step.name(),
                        function.isEmpty() ? "(browser)" : function,
                        step.used().invocations().getOrDefault(function, 0L),
                        usage.readUnits(),
                        usage.writeUnits(),
                        usage.indexUnits(),
                        usage.billedUnits(),
                        requests(step, function)));
            });
        }
        Usage all = sum(steps, Metered::database);
        return table.append(words(
                        "| all, with the order | | | %.1f | %.0f | %.0f | %.0f | |",
                        all.readUnits(), all.writeUnits(), all.indexUnits(), all.billedUnits()))
                .toString();
    }

    private static String requests(Step step, String function) {
        StringBuilder requests = new StringBuilder();
        step.used().used().forEach((call, usage) -> {
            if (call.function().equals(function)) {
                requests.append(requests.isEmpty() ? "" : ", ")
                        .append(usage.requests() == 1 ? "" : usage.requests() + "×")
                        .append(call.operation());
            }
        });
        return requests.toString();
    }

    private static String words(String format, Object... figures) {
        return String.format(Locale.ROOT, format, figures);
    }
}
