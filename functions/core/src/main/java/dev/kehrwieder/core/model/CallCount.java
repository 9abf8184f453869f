package dev.kehrwieder.core.model;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How often somebody has called of late, exactly: in any span as long as the window, not from one full hour to the next.
 *
 * @param caller who calls what; a hash of whatever is personal in it
 * @param version 0 where nobody has called
 * @param calls business time, within one window of the latest
 */
public record CallCount(String shop, String caller, long version, List<Instant> calls) {
    public CallCount {
        requireNonNull(shop, "shop is null");
        requireNonNull(caller, "caller is null");
        calls = List.copyOf(calls);
        if (version < 0) {
            throw new IllegalArgumentException("version " + version);
        }
    }

    public static CallCount none(String shop, String caller) {
        return new CallCount(shop, caller, 0, List.of());
    }

    /** How long to wait for the next call; empty where it may be made now. */
    public Optional<Duration> wait(Instant now, int limit, Duration window) {
        List<Instant> recent = recent(now, window).sorted().toList();
        return recent.size() < limit
                ? Optional.empty()
                : Optional.of(
                        Duration.between(now, recent.get(recent.size() - limit).plus(window)));
    }

    public CallCount called(Instant now, Duration window) {
        List<Instant> all = new ArrayList<>(recent(now, window).toList());
        all.add(now);
        return new CallCount(shop, caller, version + 1, all);
    }

    /** Clocks of several machines differ a little: a call of a moment ahead counts, too. */
    private Stream<Instant> recent(Instant now, Duration window) {
        return calls.stream().filter(call -> Duration.between(call, now).abs().compareTo(window) < 0);
    }
}
