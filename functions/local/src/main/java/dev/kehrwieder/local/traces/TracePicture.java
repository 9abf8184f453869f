package dev.kehrwieder.local.traces;

import static dev.kehrwieder.local.web.Html.escape;

import java.util.List;
import java.util.Locale;

/** A trace as bars over time, as SVG. All traces of one page share one scale. */
final class TracePicture {
    private static final int ROW = 22;
    private static final int NAMES = 380;
    private static final int BARS = 440;
    private static final int TIMES = 90;
    private static final double NANOS_PER_MILLI = 1e6;
    /** Readable on light and on dark. */
    private static final List<String> COLORS =
            List.of("#2f7ed8", "#1f9d6b", "#c46a14", "#8d5fd3", "#c2447a", "#5b7f12", "#0f8fa3", "#8a6d3b");

    private final long scaleNanos;

    /** @param scaleNanos what the whole width stands for */
    TracePicture(long scaleNanos) {
        this.scaleNanos = Math.max(1, scaleNanos);
    }

    static long length(List<ReceivedSpan> trace) {
        return trace.stream().mapToLong(ReceivedSpan::ended).max().orElse(0)
                - trace.stream().mapToLong(ReceivedSpan::began).min().orElse(0);
    }

    String svg(List<ReceivedSpan> trace) {
        long first = trace.stream().mapToLong(ReceivedSpan::began).min().orElse(0);
        StringBuilder svg = new StringBuilder(
                "<svg role=\"img\" aria-label=\"%d spans in %s\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" font-size=\"13\">\n"
                        .formatted(
                                trace.size(),
                                millis(length(trace)),
                                NAMES + BARS + TIMES,
                                trace.size() * ROW,
                                NAMES + BARS + TIMES,
                                trace.size() * ROW));
        for (int row = 0; row < trace.size(); row++) {
            svg.append(bar(trace.get(row), first, row * ROW));
        }
        return svg.append("</svg>\n").toString();
    }

    private String bar(ReceivedSpan span, long first, int y) {
        double x = NAMES + BARS * ((span.began() - first) / (double) scaleNanos);
        double width = Math.max(2, BARS * ((span.ended() - span.began()) / (double) scaleNanos));
        String name = span.name().startsWith(span.service()) ? span.name() : span.service() + " " + span.name();
        return String.format(
                Locale.ROOT,
                """
                <text x="0" y="%d" fill="currentColor">%s%s</text>\
                <rect x="%.1f" y="%d" width="%.1f" height="%d" rx="2" fill="%s"/>\
                <text x="%.1f" y="%d" fill="currentColor">%s</text>
                """,
                y + 16,
                span.failed() ? "✗ " : "",
                escape(name),
                x,
                y + 4,
                width,
                ROW - 8,
                COLORS.get(Math.floorMod(span.service().hashCode(), COLORS.size())),
                x + width + 6,
                y + 16,
                millis(span.ended() - span.began()));
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.0f ms", nanos / NANOS_PER_MILLI);
    }
}
