package dev.kehrwieder.emulators;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks again until the answer is right. The limit only ends a test that has failed. */
final class Await {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Await() {}

    static <T> T until(Supplier<T> question, Predicate<T> right) {
        long end = System.nanoTime() + LIMIT.toNanos();
        T answer = question.get();
        while (!right.test(answer) && System.nanoTime() < end) {
            pause();
            answer = question.get();
        }
        return answer;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
