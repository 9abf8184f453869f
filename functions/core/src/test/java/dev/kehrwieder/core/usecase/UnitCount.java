package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.model.ReturnKey;
import java.util.ArrayList;
import java.util.List;

/** A count of an order's units that shares no code with the use cases. */
final class UnitCount {
    private UnitCount() {}

    /** Our own count of a line's units. */
    static final class Line {
        final String lineId;
        int bought;
        int reserved;
        int returned;
        int kept;

        Line(String lineId) {
            this.lineId = lineId;
        }

        int left() {
            return bought - reserved - returned - kept;
        }
    }

    /** Our own count of an item's units. */
    static final class Item {
        final String itemId;
        final Line line;
        int expected;
        int accepted;
        int settled;
        int missing;
        /** Where it does not, goods are wanted for it in exchange. */
        final boolean forMoney;

        Item(String itemId, Line line, int expected, boolean forMoney) {
            this.itemId = itemId;
            this.line = line;
            this.expected = expected;
            this.forMoney = forMoney;
        }
    }

    enum State {
        IN_REVIEW,
        OPEN,
        CLOSED,
        EXPIRED,
        GONE
    }

    /** Our own count of a return. */
    static final class Box {
        final ReturnKey key;
        final boolean statutory;
        final List<Item> items = new ArrayList<>();
        State state;
        boolean touched;

        Box(ReturnKey key, boolean statutory, State state) {
            this.key = key;
            this.statutory = statutory;
            this.state = state;
        }

        boolean isSettledInPart() {
            return items.stream().anyMatch(item -> item.settled > 0);
        }

        boolean isDecided() {
            return items.stream().allMatch(item -> item.expected == 0);
        }
    }
}
