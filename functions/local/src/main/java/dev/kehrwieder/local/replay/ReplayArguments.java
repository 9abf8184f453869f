package dev.kehrwieder.local.replay;

import java.net.URI;
import java.nio.file.Path;

/**
 * What the replay is asked for.
 *
 * @param every 0: a return for credit notes only
 */
record ReplayArguments(Path file, int every, int callers, URI api) {
    private static final String USAGE =
            "Usage: ./scripts/replay FILE [--every N] [--callers N] [--api http://localhost:8080]";

    static ReplayArguments of(String[] arguments) {
        Path file = null;
        int every = 0;
        int callers = 4;
        URI api = URI.create("http://localhost:8080");
        for (int at = 0; at < arguments.length; at++) {
            switch (arguments[at]) {
                case "--every" -> every = number(arguments, ++at);
                case "--callers" -> callers = number(arguments, ++at);
                case "--api" -> api = URI.create(value(arguments, ++at));
                default -> {
                    if (file != null || arguments[at].startsWith("-")) {
                        throw new ReplayFailure("Unknown: " + arguments[at] + ". " + USAGE);
                    }
                    file = Path.of(arguments[at]);
                }
            }
        }
        if (file == null) {
            throw new ReplayFailure(USAGE);
        }
        return new ReplayArguments(file, every, callers, api);
    }

    private static int number(String[] arguments, int at) {
        String value = value(arguments, at);
        if (!value.matches("[1-9][0-9]{0,3}")) {
            throw new ReplayFailure(arguments[at - 1] + " takes a number from 1 to 9999. " + USAGE);
        }
        return Integer.parseInt(value);
    }

    private static String value(String[] arguments, int at) {
        if (at >= arguments.length) {
            throw new ReplayFailure(arguments[at - 1] + " takes a value. " + USAGE);
        }
        return arguments[at];
    }
}
