package dev.kehrwieder.platform.log;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.platform.function.Invocation;
import dev.kehrwieder.platform.json.Json;
import dev.kehrwieder.platform.time.MachineClock;
import dev.kehrwieder.platform.trace.Tracing;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes one line of JSON to standard output, which Lambda stores: time, level, function, request id, trace and return where
 * they are known, what happened, and fields. Fields hold ids, counts and class names; names, addresses, texts of people and bodies of messages have no
 * place here.
 */
public final class RuntimeLog {

    private static final MachineClock CLOCK = new MachineClock();

    /** Enough for every id of ours; some of it comes from outside, where nobody promised a length. */
    private static final int LONGEST = 100;

    /** Fields that only we write: a trace of classes has room in them. */
    private static final Set<String> OURS = Set.of("exception", "reason");

    private static final int LONGEST_OF_OURS = 1_000;

    private RuntimeLog() {}

    public static void info(String event, Map<String, ?> fields) {
        write("INFO", event, fields);
    }

    public static void warn(String event, Map<String, ?> fields) {
        write("WARN", event, fields);
    }

    public static void error(String event, Map<String, ?> fields) {
        write("ERROR", event, fields);
    }

    /**
     * Where an exception came from, without its message, which may quote a payload: the class of it and of its causes, and
     * the place of the root.
     */
    public static String trace(Throwable exception) {
        requireNonNull(exception, "exception is null");
        StringBuilder trace = new StringBuilder(exception.getClass().getName());
        Throwable root = exception;
        // Ten causes are more than any real chain; a chain can be a circle.
        for (int i = 0; i < 10 && root.getCause() != null; i++) {
            root = root.getCause();
            trace.append(" < ").append(root.getClass().getName());
        }
        StackTraceElement[] frames = root.getStackTrace();
        return frames.length == 0
                ? trace.toString()
                : trace.append(" at ").append(frames[0]).toString();
    }

    private static void write(String level, String event, Map<String, ?> fields) {
        Invocation invocation = Invocation.current();
        ObjectNode line = Json.object()
                .put("at", CLOCK.instant().toString())
                .put("level", level)
                .put("function", invocation.function())
                .put("requestId", invocation.requestId())
                .put("event", requireNonNull(event, "event is null"));
        Tracing.current().ifPresent(trace -> line.put("traceId", trace.traceId()));
        Tracing.noted(Tracing.RMA).ifPresent(rma -> line.put("rma", rma));
        new TreeMap<>(fields).forEach((name, value) -> put(line, name, value));
        System.out.println(Json.write(line));
    }

    private static String cut(String name, String value) {
        int longest = OURS.contains(name) ? LONGEST_OF_OURS : LONGEST;
        return value.length() <= longest ? value : value.substring(0, longest) + "…";
    }

    private static void put(ObjectNode line, String name, Object value) {
        switch (value) {
            case null -> line.putNull(name);
            case Integer number -> line.put(name, number.intValue());
            case Long number -> line.put(name, number.longValue());
            case Boolean bool -> line.put(name, bool.booleanValue());
            case Object other -> line.put(name, cut(name, other.toString()));
        }
    }
}
