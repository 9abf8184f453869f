package dev.kehrwieder.local.dryrun;

import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What the dry run is asked for.
 *
 * @param policy the file with the draft
 * @param at when the lines are asked for; empty: when it runs
 * @param reason for which they are; empty for the API's own
 * @param fill how many orders to generate first
 */
record DryRunArguments(
        Path policy,
        LocalDate from,
        LocalDate to,
        Optional<String> at,
        Optional<String> reason,
        int fill,
        URI url,
        String key,
        Path out) {
    private static final String USAGE = "Usage: ./scripts/dry-run POLICY.json --from 2026-11-01 --to 2026-11-30"
            + " [--at TIME] [--reason CODE] [--out report.html] [--url http://localhost:8080] [--key KEY] [--fill N]";

    static DryRunArguments of(String[] arguments) {
        Optional<Path> policy = Optional.empty();
        Optional<LocalDate> from = Optional.empty();
        Optional<LocalDate> to = Optional.empty();
        Optional<String> at = Optional.empty();
        Optional<String> reason = Optional.empty();
        int fill = 0;
        URI url = URI.create("http://localhost:8080");
        String key = "local-admin";
        Path out = Path.of("dry-run.html");
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--from" -> from = Optional.of(day(arguments, ++i));
                case "--to" -> to = Optional.of(day(arguments, ++i));
                case "--at" -> at = Optional.of(value(arguments, ++i));
                case "--reason" -> reason = Optional.of(value(arguments, ++i));
                case "--fill" -> fill = number(arguments, ++i);
                case "--url" -> url = URI.create(value(arguments, ++i));
                case "--key" -> key = value(arguments, ++i);
                case "--out" -> out = Path.of(value(arguments, ++i));
                default -> {
                    if (policy.isPresent() || arguments[i].startsWith("-")) {
                        throw new DryRunFailure("Unknown: " + arguments[i] + ". " + USAGE);
                    }
                    policy = Optional.of(Path.of(arguments[i]));
                }
            }
        }
        if (policy.isEmpty() || from.isEmpty() || to.isEmpty()) {
            throw new DryRunFailure(USAGE);
        }
        return new DryRunArguments(policy.get(), from.get(), to.get(), at, reason, fill, url, key, out);
    }

    private static LocalDate day(String[] arguments, int at) {
        try {
            return LocalDate.parse(value(arguments, at));
        } catch (DateTimeException e) {
            throw new DryRunFailure(arguments[at - 1] + " takes a day such as 2026-11-30. " + USAGE, e);
        }
    }

    private static int number(String[] arguments, int at) {
        String value = value(arguments, at);
        if (!value.matches("[1-9][0-9]{0,5}")) {
            throw new DryRunFailure(arguments[at - 1] + " takes a number from 1 to 999999. " + USAGE);
        }
        return Integer.parseInt(value);
    }

    private static String value(String[] arguments, int at) {
        if (at >= arguments.length) {
            throw new DryRunFailure(arguments[at - 1] + " takes a value. " + USAGE);
        }
        return arguments[at];
    }
}
