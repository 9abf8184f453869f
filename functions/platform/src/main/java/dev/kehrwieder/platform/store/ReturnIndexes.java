package dev.kehrwieder.platform.store;

import dev.kehrwieder.core.model.Due;
import dev.kehrwieder.core.model.ReturnStatus;
import dev.kehrwieder.core.port.ReturnPage;
import dev.kehrwieder.core.port.ReturnQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Reads the sharded indexes: one query for each shard at the same time, then one order. */
final class ReturnIndexes {
    static final String DUE = "due";
    static final String STATUS = "status";

    private static final String FIRST = Keys.instant(Instant.parse("0000-01-01T00:00:00Z"));
    /** Sorts after every instant. */
    private static final String LAST = "9999~";

    private final Table table;

    ReturnIndexes(Table table) {
        this.table = table;
    }

    List<Due> due(Instant until, int limit) {
        return fanOut(Keys.duePartitions(), shard -> dueOf(shard, until, limit)).stream()
                .sorted(Comparator.comparing(item -> item.text(Item.DUE_SK)))
                .limit(limit)
                .map(item -> Keys.dueOf(item.text(Item.PK)))
                .toList();
    }

    private List<Item> dueOf(String shard, Instant until, int limit) {
        return table.query(
                QueryRequest.builder()
                        .indexName(DUE)
                        .keyConditionExpression("duePk = :shard AND dueSk < :until")
                        .expressionAttributeValues(Map.of(
                                ":shard", AttributeValue.fromS(shard),
                                ":until", AttributeValue.fromS(Keys.dueUntil(until)))),
                limit);
    }

    /**
     * A page is cut by position, not by where a query stopped: so the cursor holds whatever arrives, and whatever status
     * a return has by then.
     */
    ReturnPage list(ReturnQuery query) {
        String from = query.from().map(Keys::instant).orElse(FIRST);
        // An instant alone sorts before every return of that instant.
        String to = query.to().map(Keys::instant).orElse(LAST);
        Optional<String> after = query.after().map(Cursors::position);
        String end = after.filter(position -> position.compareTo(to) < 0).orElse(to);
        if (from.compareTo(end) > 0) {
            return new ReturnPage(List.of(), Optional.empty());
        }
        // One more to know whether there is a next page, and the one that the cursor names.
        int most = query.limit() + 2;
        List<Item> found = fanOut(shards(query), shard -> newest(shard, from, end, most)).stream()
                .filter(item -> !after.equals(Optional.of(item.text(Item.STATUS_SK))))
                .sorted(Comparator.comparing((Item item) -> item.text(Item.STATUS_SK))
                        .reversed())
                .limit(query.limit() + 1L)
                .toList();
        boolean more = found.size() > query.limit();
        List<Item> page = more ? found.subList(0, query.limit()) : found;
        return new ReturnPage(
                page.stream().map(ReturnIndexes::entry).toList(),
                more ? Optional.of(Cursors.of(page.getLast().text(Item.STATUS_SK))) : Optional.empty());
    }

    private static List<String> shards(ReturnQuery query) {
        Stream<ReturnStatus> statuses =
                query.status().map(Stream::of).orElseGet(() -> Stream.of(ReturnStatus.values()));
        return statuses.flatMap(status -> Keys.statusPartitions(query.shop(), status).stream())
                .toList();
    }

    private List<Item> newest(String shard, String from, String to, int limit) {
        return table.query(
                QueryRequest.builder()
                        .indexName(STATUS)
                        .scanIndexForward(false)
                        .keyConditionExpression("statusPk = :shard AND statusSk BETWEEN :from AND :to")
                        .expressionAttributeValues(Map.of(
                                ":shard", AttributeValue.fromS(shard),
                                ":from", AttributeValue.fromS(from),
                                ":to", AttributeValue.fromS(to))),
                limit);
    }

    private static ReturnPage.Entry entry(Item item) {
        return new ReturnPage.Entry(
                Keys.returnOf(item.text(Item.PK)),
                item.text(Item.ORDER_NUMBER),
                ReturnStatus.valueOf(item.text(Item.STATUS)),
                Keys.instantOf(item.text(Item.STATUS_SK)));
    }

    static List<Item> fanOut(List<String> shards, Function<String, List<Item>> query) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Item>>> answers = shards.stream()
                    .map(shard -> threads.submit(() -> query.apply(shard)))
                    .toList();
            List<Item> items = new ArrayList<>();
            for (Future<List<Item>> answer : answers) {
                items.addAll(answer.get());
            }
            return items;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("a query failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading an index", e);
        }
    }
}
