package dev.kehrwieder.local.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What comes back of an order in one return.
 *
 * @param units by the line's place in the order; each at least one
 */
record ReturnPart(SortedMap<Integer, Integer> units) {
    /** As many items as the service takes in one return. */
    private static final int MOST_LINES = 200;

    static ReturnPart of(int[] unitsByPlace) {
        SortedMap<Integer, Integer> units = new TreeMap<>();
        for (int place = 0; place < unitsByPlace.length; place++) {
            if (unitsByPlace[place] > 0) {
                units.put(place, unitsByPlace[place]);
            }
        }
        return new ReturnPart(units);
    }

    /** In several parts where there are more lines than one return takes. */
    List<ReturnPart> thatFit() {
        List<ReturnPart> parts = new ArrayList<>();
        SortedMap<Integer, Integer> open = new TreeMap<>(units);
        while (!open.isEmpty()) {
            SortedMap<Integer, Integer> taken = new TreeMap<>();
            open.entrySet().stream().limit(MOST_LINES).forEach(line -> taken.put(line.getKey(), line.getValue()));
            taken.keySet().forEach(open::remove);
            parts.add(new ReturnPart(taken));
        }
        return parts;
    }

    /** The units of one line in all of the parts. */
    static int of(List<ReturnPart> parts, int place) {
        return parts.stream()
                .mapToInt(part -> part.units().getOrDefault(place, 0))
                .sum();
    }
}
