package dev.kehrwieder.fakes.stripe;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What Stripe remembers of idempotency keys: the first answer of whatever began to run, for 24 hours. */
final class StripeKeys {
    private static final Duration KEPT = Duration.ofHours(24);

    private record Known(String call, StripeAnswer answer, Instant since) {}

    private final Map<String, Known> known = new HashMap<>();

    /** The answer of before, or the refusal of another call under the same key. */
    synchronized Optional<StripeAnswer> earlier(String key, String call, Instant now) {
        Known before = known.get(key);
        if (before == null || !now.isBefore(before.since().plus(KEPT))) {
            return Optional.empty();
        }
        return Optional.of(before.call().equals(call) ? before.answer() : conflict(key));
    }

    synchronized void keep(String key, String call, StripeAnswer answer, Instant now) {
        known.put(key, new Known(call, answer, now));
    }

    private static StripeAnswer conflict(String key) {
        return StripeAnswer.error(
                400,
                "idempotency_error",
                "",
                "Keys for idempotent requests can only be used with the same parameters they were first used with. Try"
                        + " using a key other than '" + key + "' if you meant to execute a different request.");
    }
}
