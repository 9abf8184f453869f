package dev.kehrwieder.platform.store;

import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.port.StoreUnavailable;
import dev.kehrwieder.core.refund.Refund;
import dev.kehrwieder.platform.codec.RefundCodec;
import dev.kehrwieder.platform.codec.ReturnCodec;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads a return whole, in one query.
 *
 * <p>A query may see one item of a transaction and not yet another, even a strongly consistent one. So the header names the
 * version that each other item has; where they differ, it is read again. A new header with an old refund would otherwise
 * decide money once more, and its version would let it.
 */
final class ReturnReader {
    private static final int TRIES = 6;
    private static final Duration PAUSE = Duration.ofMillis(5);

    private final Table table;

    ReturnReader(Table table) {
        this.table = table;
    }

    Optional<ReturnCase> read(ReturnKey key) {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            Map<String, Item> items = table.between(Keys.partition(key), Keys.LINES, Keys.RETURN).stream()
                    .collect(Collectors.toMap(Item::sortKey, Function.identity()));
            Item header = items.remove(Keys.RETURN);
            items.remove(Keys.PERSON);
            if (header == null && items.isEmpty()) {
                return Optional.empty();
            }
            if (header != null && isWhole(header, items)) {
                return Optional.of(join(header, items));
            }
            LockSupport.parkNanos(PAUSE.multipliedBy(attempt).toNanos());
        }
        throw new StoreUnavailable("a return is not whole at " + TRIES + " readings", null);
    }

    private static boolean isWhole(Item header, Map<String, Item> items) {
        Map<String, Long> named = new HashMap<>();
        header.present(Item.PARTS).m().forEach((sortKey, version) -> named.put(sortKey, Long.valueOf(version.n())));
        Map<String, Long> read = new HashMap<>();
        items.forEach((sortKey, item) -> read.put(sortKey, item.number(Item.VERSION)));
        return named.equals(read);
    }

    private static ReturnCase join(Item header, Map<String, Item> items) {
        List<Refund> refunds = items.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(Keys.REFUNDS))
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> RefundCodec.decode(entry.getValue().body()))
                .toList();
        return new ReturnCase(
                ReturnCodec.decode(
                        header.body(),
                        ReturnCodec.decodeItems(items.get(Keys.LINES).body())),
                refunds);
    }
}
