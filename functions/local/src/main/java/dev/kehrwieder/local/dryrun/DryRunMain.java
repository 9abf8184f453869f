package dev.kehrwieder.local.dryrun;

import dev.kehrwieder.local.web.Answers;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The program behind {@code scripts/dry-run}. */
public final class DryRunMain {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);

    private DryRunMain() {}

    public static void main(String[] arguments) {
        System.exit(run(System.out::println, arguments));
    }

    /**
     * @param out gets what is for people to read
     * @return 0 if the draft was tried on every order of the span, 1 if some were unreadable, 2 if it could not be tried
     */
    public static int run(Consumer<String> out, String... arguments) {
        try {
            DryRunArguments given = DryRunArguments.of(arguments);
            JsonNode draft = draft(given);
            PolicyApi api = new PolicyApi(given.url(), given.key());
            if (given.fill() > 0) {
                new GeneratedOrders(given.from(), given.to()).fill(api, given.fill(), out);
            }
            return tryOut(given, draft, api, out).unreadable().isEmpty() ? 0 : 1;
        } catch (DryRunFailure e) {
            out.accept(e.getMessage());
            return 2;
        }
    }

    private static JsonNode draft(DryRunArguments given) {
        try {
            return Answers.JSON.readTree(Files.readAllBytes(given.policy()));
        } catch (IOException e) {
            throw new DryRunFailure("There is no file " + given.policy(), e);
        } catch (JacksonException e) {
            throw new DryRunFailure(given.policy() + " is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static DryRunSums tryOut(DryRunArguments given, JsonNode draft, PolicyApi api, Consumer<String> out) {
        ObjectNode question = Answers.JSON
                .createObjectNode()
                .put("from", given.from().toString())
                .put("to", given.to().toString());
        question.set("policy", draft);
        given.at().ifPresent(at -> question.put("at", at));
        given.reason().ifPresent(reason -> question.put("reason", reason));
        long began = System.nanoTime();
        DryRunSums sums = new DryRunSums();
        ProgressLine progress = new ProgressLine(out);
        for (String cursor = "-"; !cursor.isEmpty(); question.put("cursor", cursor)) {
            JsonNode page = api.post("/v1/policy/dry-run", question).is(200);
            sums.add(page);
            cursor = page.path("nextCursor").asString("");
            String until = page.path("placedUntil").asString("");
            progress.show(cursor.isEmpty() ? 1 : share(given, until), words(sums, until));
        }
        progress.end();
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        DryRunReport report = new DryRunReport(given, sums, took);
        write(given, report);
        out.accept(report.text() + "\nThe page: " + given.out());
        return sums;
    }

    private static String words(DryRunSums sums, String until) {
        String day = until.isEmpty()
                ? ""
                : ", until " + DAY.format(Instant.parse(until).atOffset(ZoneOffset.UTC));
        return String.format(Locale.ENGLISH, "%,d orders, %,d returns%s", sums.orders(), sums.returns(), day);
    }

    /** How far in the span an instant is: how many orders there are, nobody knows before. */
    private static double share(DryRunArguments given, String until) {
        if (until.isEmpty()) {
            return 0;
        }
        double all = Duration.between(start(given.from()), start(given.to().plusDays(1)))
                .toSeconds();
        double done =
                Duration.between(start(given.from()), Instant.parse(until)).toSeconds();
        return Math.clamp(done / all, 0, 1);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static void write(DryRunArguments given, DryRunReport report) {
        try {
            Files.writeString(given.out(), report.page());
        } catch (IOException e) {
            throw new DryRunFailure("The page could not be written to " + given.out(), e);
        }
    }
}
