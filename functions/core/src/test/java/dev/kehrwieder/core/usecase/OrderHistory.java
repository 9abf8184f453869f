package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.usecase.UnitCount.Box;
import dev.kehrwieder.core.usecase.UnitCount.State;

/**
 * The life of one order, drawn from a seed and played by the use cases: put, put again, partly asked back in returns that
 * overlap, canceled, declined, expired, inspected in parts, refused, missing, turned up late.
 *
 * <p>Beside it runs a count of its own that shares no code with the use cases: after each step both must agree.
 */
final class OrderHistory {
    private final PlayedOrder played;
    private final HistoryRequests requests;
    private final HistoryOutcomes outcomes;

    private OrderHistory(PlayedOrder played) {
        this.played = played;
        requests = new HistoryRequests(played);
        outcomes = new HistoryOutcomes(played);
    }

    /** @throws AssertionError that names the seed and how to play it again */
    static HistoryTally play(long seed) {
        PlayedOrder played = new PlayedOrder(seed);
        try {
            new OrderHistory(played).play();
            return played.tally;
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(
                    "seed " + seed + " (again: ./scripts/test -pl functions/core -Dtest=OrderHistoriesTest -Dseed="
                            + seed + "): " + e.getMessage() + played.told(),
                    e);
        }
    }

    private void play() {
        requests.putFirst();
        int steps = 5 + played.random.nextInt(11);
        for (int step = 0; step < steps; step++) {
            if (played.late && step == steps / 2) {
                outcomes.timePasses();
            }
            step();
            played.check.step();
        }
        finish();
        played.check.step();
        played.check.end();
    }

    private void step() {
        switch (played.random.nextInt(12)) {
            case 0, 1, 2, 3 -> requests.ask();
            case 4 -> requests.cancelOrDecline();
            case 5 -> requests.approve();
            case 6, 7, 8 -> played.pick(State.OPEN).ifPresent(outcomes::inspect);
            case 9 -> played.boxes.forEach(outcomes::settle);
            case 10 -> {
                outcomes.reopen();
                played.pick(State.EXPIRED).ifPresent(outcomes::findGivenUp);
            }
            default -> requests.putAgain();
        }
    }

    /** Everything still on its way arrives. */
    private void finish() {
        for (Box box : played.boxes) {
            if (box.state == State.IN_REVIEW) {
                requests.approve(box);
            }
            if (box.state == State.OPEN) {
                outcomes.arrive(box);
            }
        }
    }
}
