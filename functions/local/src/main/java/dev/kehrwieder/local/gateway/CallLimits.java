package dev.kehrwieder.local.gateway;

import dev.kehrwieder.local.template.CallLimitResource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Counts calls as the firewall does that the template puts before the API: every call counts, blocked ones too. AWS
 * estimates some seconds behind; here the count is exact.
 */
final class CallLimits {
    /** More callers than one machine has; beyond, all are counted anew. */
    private static final int CALLERS = 10_000;

    private final List<Limit> limits;

    /** @param nanoTime of a clock that never goes back */
    CallLimits(List<CallLimitResource> rules, LongSupplier nanoTime) {
        this.limits = rules.stream().map(rule -> new Limit(rule, nanoTime)).toList();
    }

    /** What a call gets that is one too many; empty if it may pass. */
    Optional<Answer> blocked(Request request) {
        // Every rule counts it, whichever blocks it.
        List<CallLimitResource> over = limits.stream()
                .filter(limit -> limit.isExceededBy(request))
                .map(limit -> limit.rule)
                .toList();
        return over.stream().findFirst().map(CallLimits::answer);
    }

    private static Answer answer(CallLimitResource rule) {
        return new Answer(
                rule.status(),
                Map.of("Content-Type", List.of("application/json")),
                rule.body().getBytes(StandardCharsets.UTF_8));
    }

    private static final class Limit {
        private final CallLimitResource rule;
        private final LongSupplier nanoTime;
        private final Map<String, Deque<Long>> callsByCaller = new ConcurrentHashMap<>();

        Limit(CallLimitResource rule, LongSupplier nanoTime) {
            this.rule = rule;
            this.nanoTime = nanoTime;
        }

        /** A call without the header is nobody's, and not counted. */
        boolean isExceededBy(Request request) {
            Optional<String> caller = rule.header().map(request::header).orElse(Optional.of(request.sourceIp()));
            return caller.isPresent() && count(caller.get()) > rule.most();
        }

        private int count(String caller) {
            long now = nanoTime.getAsLong();
            if (callsByCaller.size() > CALLERS) {
                callsByCaller.clear();
            }
            int[] count = new int[1];
            callsByCaller.compute(caller, (key, known) -> {
                Deque<Long> calls = known == null ? new ArrayDeque<>() : known;
                while (!calls.isEmpty()
                        && now - calls.getFirst() >= rule.window().toNanos()) {
                    calls.removeFirst();
                }
                calls.addLast(now);
                if (calls.size() > rule.most() + 1) {
                    // One over is enough to know.
                    calls.removeFirst();
                }
                count[0] = calls.size();
                return calls;
            });
            return count[0];
        }
    }
}
