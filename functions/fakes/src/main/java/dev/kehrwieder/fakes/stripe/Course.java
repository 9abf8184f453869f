package dev.kehrwieder.fakes.stripe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What becomes of a refund, from its first status on. */
public record Course(String first, List<Step> steps) {
    /** @param after the step before */
    public record Step(Duration after, String status, String failureReason) {}

    public Course {
        steps = List.copyOf(steps);
    }

    /** As most cards: {@code succeeded} in the answer. */
    public static Course begins(String status) {
        return new Course(status, List.of());
    }

    public Course then(Duration after, String status) {
        return with(new Step(after, status, ""));
    }

    public Course thenFails(Duration after, String reason) {
        return with(new Step(after, "failed", reason));
    }

    private Course with(Step step) {
        List<Step> more = new ArrayList<>(steps);
        more.add(step);
        return new Course(first, more);
    }
}
