package dev.kehrwieder.platform.trace;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A piece of work in a trace, until it is closed. Used by one thread. */
public final class Span implements AutoCloseable {
    /** OpenTelemetry's kinds, with their numbers in its protocol. */
    public enum Kind {
        INTERNAL(1),
        SERVER(2),
        CLIENT(3),
        PRODUCER(4),
        CONSUMER(5);

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }
    }

    private final Kind kind;
    private final TraceContext context;
    private final Optional<String> parentSpanId;
    private final Instant began;
    private final Map<String, String> attributes = new TreeMap<>();
    private String name;
    private boolean failed;
    private Optional<Instant> ended = Optional.empty();

    Span(Kind kind, String name, TraceContext context, Optional<String> parentSpanId, Instant began) {
        this.kind = requireNonNull(kind, "kind is null");
        this.name = requireNonNull(name, "name is null");
        this.context = requireNonNull(context, "context is null");
        this.parentSpanId = requireNonNull(parentSpanId, "parentSpanId is null");
        this.began = requireNonNull(began, "began is null");
    }

    public TraceContext context() {
        return context;
    }

    /** Ids, counts and codes; nothing of a person. */
    public Span with(String attribute, String value) {
        attributes.put(attribute, value);
        return this;
    }

    void rename(String better) {
        name = better;
    }

    void fail() {
        failed = true;
    }

    /** Ends it now; again does nothing. */
    @Override
    public void close() {
        if (ended.isEmpty()) {
            ended = Optional.of(Tracing.now());
            Tracing.finished(this);
        }
    }

    Kind kind() {
        return kind;
    }

    String name() {
        return name;
    }

    Optional<String> parentSpanId() {
        return parentSpanId;
    }

    Instant began() {
        return began;
    }

    Instant ended() {
        return ended.orElseThrow();
    }

    Map<String, String> attributes() {
        return attributes;
    }

    boolean failed() {
        return failed;
    }
}
