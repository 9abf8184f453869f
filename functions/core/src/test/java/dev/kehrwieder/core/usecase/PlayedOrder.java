package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.model.OrderKey;
import dev.kehrwieder.core.usecase.UnitCount.Box;
import dev.kehrwieder.core.usecase.UnitCount.Line;
import dev.kehrwieder.core.usecase.UnitCount.State;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The order that a history is of, the desk that plays it, and the count that runs beside. */
final class PlayedOrder {
    private static final List<String> CURRENCIES = List.of("EUR", "EUR", "JPY", "KWD");

    final Random random;
    final Desk desk = new Desk();
    final OrderKey key = Fixtures.orderKey("1001");
    final Currency currency;
    final HistoryDraws draws;
    /** Whether time passes in it, so that windows end. */
    final boolean late;

    final Map<String, Line> lines = new HashMap<>();
    final List<Box> boxes = new ArrayList<>();
    final HistoryTally tally = new HistoryTally();
    final HistoryCheck check;
    /** What was done so far, for whoever looks for the reason of a failure. */
    private final List<String> told = new ArrayList<>();

    boolean windowIsOver;

    PlayedOrder(long seed) {
        random = new Random(seed);
        currency = Currency.getInstance(CURRENCIES.get(random.nextInt(CURRENCIES.size())));
        boolean free = random.nextInt(3) > 0;
        draws = new HistoryDraws(random, currency, free);
        late = random.nextInt(8) == 0;
        check = new HistoryCheck(desk, key, currency, free, lines, boxes);
    }

    /** Any of the returns in that state. */
    Optional<Box> pick(State state) {
        List<Box> some = boxes.stream().filter(box -> box.state == state).toList();
        return some.isEmpty() ? Optional.empty() : Optional.of(some.get(random.nextInt(some.size())));
    }

    void tell(String what) {
        told.add(what);
    }

    /** What was done, a line each. */
    String told() {
        return told.stream().map(line -> "\n  " + line).reduce("", String::concat);
    }
}
