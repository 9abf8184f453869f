package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.Write;
import java.time.InstantSource;
import java.util.List;
import java.util.function.IntFunction;

/** Makes a new version of a shop's policy, which replaces the whole. Orders keep the version that they were put under. */
public final class PutPolicy {
    private final Store store;
    private final Commits commits;
    private final InstantSource clock;

    public PutPolicy(Store store, Commits commits, InstantSource clock) {
        this.store = requireNonNull(store, "store is null");
        this.commits = requireNonNull(commits, "commits is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** @param policy the policy as the version with this number */
    public Policy put(String shop, IntFunction<Policy> policy) {
        return commits.decide(() -> {
                    int version = store.currentPolicy(shop).map(Policy::version).orElse(0) + 1;
                    Policy next = policy.apply(version).putAt(clock.instant());
                    return new Commits.Decision<>(next, List.of(new Write.PutPolicy(next)));
                })
                .orElseThrow(Commits.Contention::new);
    }
}
