package dev.kehrwieder.core.event;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names an event of a return; sorts in the order of the trail. */
public record EventId(long version, int number) implements Comparable<EventId> {
    private static final Pattern FORM = Pattern.compile("(\\d{9})#(\\d{2})");

    public EventId {
        if (version < 1 || version > 999_999_999 || number < 0 || number > 99) {
            throw new IllegalArgumentException("event " + version + "#" + number);
        }
    }

    /** @throws IllegalArgumentException if it is not what {@link #toString} writes */
    public static EventId parse(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException("not an event id");
        }
        return new EventId(Long.parseLong(match.group(1)), Integer.parseInt(match.group(2)));
    }

    @Override
    public int compareTo(EventId other) {
        int byVersion = Long.compare(version, other.version);
        return byVersion != 0 ? byVersion : Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        // In the digits of every machine, whatever its language: it is part of keys and messages.
        return String.format(Locale.ROOT, "%09d#%02d", version, number);
    }
}
