package dev.kehrwieder.local.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * What is measured.
 *
 * @param only one part, or all if empty
 * @param load for how long callers are held instead
 * @param scale 1, or less for a quick look
 */
record BenchArguments(Path root, Optional<String> only, Optional<Duration> load, double scale) {
    static final List<String> PARTS =
            List.of("packages", "ready", "post", "mail", "returns", "refunds", "withdrawals", "capacity", "cold");
    private static final Duration USUAL_LOAD = Duration.ofMinutes(5);

    /** @throws BenchFailure if something is not understood */
    static BenchArguments of(String... arguments) {
        Optional<String> only = Optional.empty();
        Optional<Duration> load = Optional.empty();
        double scale = 1;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--only" -> only = Optional.of(value(arguments, ++i));
                case "--load" -> {
                    boolean timed = i + 1 < arguments.length && arguments[i + 1].startsWith("PT");
                    load = Optional.of(timed ? duration(arguments[++i]) : USUAL_LOAD);
                }
                case "--quick" -> scale = 0.1;
                default -> throw new BenchFailure(usage(arguments[i]));
            }
        }
        if (only.isPresent() && !PARTS.contains(only.get())) {
            throw new BenchFailure(usage(only.get()));
        }
        return new BenchArguments(
                Path.of(System.getProperty("kehrwieder.root", "")).toAbsolutePath(), only, load, scale);
    }

    /** So many calls, or fewer for a quick look. */
    int scaled(int count) {
        return Math.max(8, (int) (count * scale));
    }

    boolean wants(String part) {
        return only.isEmpty() || only.get().equals(part);
    }

    private static String value(String[] arguments, int at) {
        if (at >= arguments.length) {
            throw new BenchFailure(usage(arguments[at - 1]));
        }
        return arguments[at];
    }

    private static Duration duration(String given) {
        try {
            return Duration.parse(given);
        } catch (DateTimeParseException e) {
            throw new BenchFailure(usage(given), e);
        }
    }

    private static String usage(String unknown) {
        return "Not understood: " + unknown + ". Usage: ./scripts/bench [--quick] [--only " + String.join("|", PARTS)
                + "] | --load [PT5M]";
    }
}
