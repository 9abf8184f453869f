package dev.kehrwieder.local.traces;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The latest spans, in memory. */
final class Traces {
    private static final int MOST = 20_000;

    private final Deque<ReceivedSpan> spans = new ArrayDeque<>();

    synchronized void add(List<ReceivedSpan> received) {
        spans.addAll(received);
        while (spans.size() > MOST) {
            spans.removeFirst();
        }
    }

    /** The returns that spans name, the latest first, with how many of their spans are here. */
    synchronized Map<String, Integer> returns() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        spans.descendingIterator()
                .forEachRemaining(span -> span.rma().ifPresent(rma -> counts.merge(rma, 1, Integer::sum)));
        return counts;
    }

    /** Every trace that names the return, the earliest first; in each the spans as {@link #inOrder} has them. */
    synchronized List<List<ReceivedSpan>> of(String rma) {
        Set<String> ids = spans.stream()
                .filter(span -> span.rma().filter(rma::equals).isPresent())
                .map(ReceivedSpan::traceId)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return ids.stream()
                .map(id -> inOrder(
                        spans.stream().filter(span -> span.traceId().equals(id)).toList()))
                .sorted(Comparator.comparingLong(trace -> trace.getFirst().began()))
                .toList();
    }

    /** Each span behind the one it is below, siblings by when they began. */
    private static List<ReceivedSpan> inOrder(List<ReceivedSpan> trace) {
        Set<String> known = trace.stream().map(ReceivedSpan::spanId).collect(Collectors.toSet());
        List<ReceivedSpan> ordered = new ArrayList<>();
        trace.stream()
                .filter(span -> span.parentSpanId().filter(known::contains).isEmpty())
                .sorted(Comparator.comparingLong(ReceivedSpan::began))
                .forEach(root -> add(root, trace, ordered));
        return ordered;
    }

    private static void add(ReceivedSpan span, List<ReceivedSpan> trace, List<ReceivedSpan> ordered) {
        ordered.add(span);
        trace.stream()
                .filter(other ->
                        other.parentSpanId().filter(span.spanId()::equals).isPresent())
                .sorted(Comparator.comparingLong(ReceivedSpan::began))
                .forEach(below -> add(below, trace, ordered));
    }
}
