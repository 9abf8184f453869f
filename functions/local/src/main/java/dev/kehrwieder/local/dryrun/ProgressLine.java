package dev.kehrwieder.local.dryrun;

import java.util.function.Consumer;

/** Shows on one line how far something is; on a log, a line for every tenth. */
final class ProgressLine {
    private static final int WIDTH = 30;

    private final Consumer<String> log;
    private final boolean onTerminal =
            System.console() != null && System.console().isTerminal();
    private int tenthsTold;

    ProgressLine(Consumer<String> log) {
        this.log = log;
    }

    /** @param share from 0 to 1 */
    synchronized void show(double share, String words) {
        int filled = (int) (WIDTH * share);
        String line = "[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] " + words;
        int tenths = (int) (10 * share);
        if (onTerminal) {
            System.out.print("\r" + line);
            System.out.flush();
        } else if (tenths > tenthsTold) {
            tenthsTold = tenths;
            log.accept(line);
        }
    }

    synchronized void end() {
        if (onTerminal) {
            System.out.println();
        }
    }
}
