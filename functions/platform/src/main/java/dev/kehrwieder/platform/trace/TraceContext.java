package dev.kehrwieder.platform.trace;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a trace, as the W3C's "Trace Context" names it in the header {@code traceparent}.
 *
 * @param traceId 32 hexadecimal digits
 * @param spanId 16 hexadecimal digits
 */
public record TraceContext(String traceId, String spanId, boolean sampled) {
    /** The name of the header, of the message attribute and of what an event item carries. */
    public static final String NAME = "traceparent";

    /** A later version may have more fields, and ff is none. */
    private static final Pattern HEADER =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

    public TraceContext {
        requireNonNull(traceId, "traceId is null");
        requireNonNull(spanId, "spanId is null");
    }

    /** Empty where the text is none: a trace that comes in broken begins anew. */
    public static Optional<TraceContext> parse(String header) {
        Matcher matcher = HEADER.matcher(header);
        if (!matcher.matches() || (header.startsWith("00") && matcher.group(4) != null)) {
            return Optional.empty();
        }
        boolean sampled = (Integer.parseInt(matcher.group(3), 16) & 1) == 1;
        return Optional.of(new TraceContext(matcher.group(1), matcher.group(2), sampled));
    }

    public String header() {
        return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
    }
}
