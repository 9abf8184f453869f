package dev.kehrwieder.platform.trace;

import dev.kehrwieder.platform.time.MachineClock;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The span that the current thread works in, and what becomes of finished ones. */
public final class Tracing {
    /** The attribute that names the return. */
    public static final String RMA = "kehrwieder.rma";

    private static final MachineClock CLOCK = new MachineClock();
    /** Not a faster generator: SnapStart would restore its state, and with it the same ids, many times. */
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final ScopedValue<Span> CURRENT = ScopedValue.newInstance();
    private static final ScopedValue<List<Span>> FINISHED = ScopedValue.newInstance();

    private Tracing() {}

    /** Runs the work and hands over the spans that ended in it, whatever the work's end. */
    public static <T> T collecting(Consumer<List<Span>> export, Supplier<T> work) {
        List<Span> spans = new ArrayList<>();
        try {
            return ScopedValue.where(FINISHED, spans).call(work::get);
        } finally {
            if (!spans.isEmpty()) {
                export.accept(spans);
            }
        }
    }

    /** A span below {@code parent}, else below the current one, else the first of a new trace. To be closed. */
    public static Span open(Span.Kind kind, String name, Optional<TraceContext> parent) {
        Optional<TraceContext> above = parent.or(Tracing::current);
        TraceContext context = new TraceContext(
                above.map(TraceContext::traceId).orElseGet(() -> id(16)),
                id(8),
                above.map(TraceContext::sampled).orElse(true));
        return new Span(kind, name, context, above.map(TraceContext::spanId), now());
    }

    /** Runs the work in a span of its own, as {@link #open} places it; an exception marks it as failed. */
    public static <T> T in(Span.Kind kind, String name, Optional<TraceContext> parent, Supplier<T> work) {
        try (Span span = open(kind, name, parent)) {
            try {
                return ScopedValue.where(CURRENT, span).call(work::get);
            } catch (RuntimeException | Error e) {
                span.fail();
                throw e;
            }
        }
    }

    public static Optional<TraceContext> current() {
        return span().map(Span::context);
    }

    /** Notes something at the current span, if there is one. Ids, counts and codes; nothing of a person. */
    public static void note(String attribute, String value) {
        span().ifPresent(span -> span.with(attribute, value));
    }

    /** What was noted at the current span. */
    public static Optional<String> noted(String attribute) {
        return span().map(span -> span.attributes().get(attribute));
    }

    /** A better name for the current span, once more is known. */
    public static void rename(String name) {
        span().ifPresent(span -> span.rename(name));
    }

    /** Marks the current span, where a failure is answered instead of thrown. */
    public static void fail() {
        span().ifPresent(Span::fail);
    }

    static void finished(Span span) {
        if (FINISHED.isBound() && span.context().sampled()) {
            FINISHED.get().add(span);
        }
    }

    static Instant now() {
        return CLOCK.instant();
    }

    private static Optional<Span> span() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    private static String id(int bytes) {
        byte[] id = new byte[bytes];
        RANDOM.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
