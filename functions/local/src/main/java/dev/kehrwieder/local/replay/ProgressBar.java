package dev.kehrwieder.local.replay;

import java.util.function.Consumer;

/** Shows on one line how far the replay is; on a log, a line for every tenth. */
final class ProgressBar {
    private static final int WIDTH = 40;

    private final int all;
    private final Consumer<String> log;
    private final boolean onTerminal =
            System.console() != null && System.console().isTerminal();
    private int done;
    private int returns;
    private int tenthsTold;

    ProgressBar(int all, Consumer<String> log) {
        this.all = all;
        this.log = log;
    }

    synchronized void step(int itsReturns) {
        done++;
        returns += itsReturns;
        int tenths = 10 * done / all;
        if (onTerminal) {
            System.out.print("\r" + line());
            System.out.flush();
        } else if (tenths > tenthsTold) {
            tenthsTold = tenths;
            log.accept(line());
        }
    }

    synchronized void end() {
        if (onTerminal) {
            System.out.println();
        }
    }

    private String line() {
        int filled = WIDTH * done / all;
        return "[%s%s] %d of %d orders, %d returns closed"
                .formatted("#".repeat(filled), ".".repeat(WIDTH - filled), done, all, returns);
    }
}
