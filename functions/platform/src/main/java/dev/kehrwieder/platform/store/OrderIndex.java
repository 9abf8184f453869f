package dev.kehrwieder.platform.store;

import dev.kehrwieder.core.model.OrderKey;
import dev.kehrwieder.core.port.OrderPage;
import dev.kehrwieder.core.port.OrderQuery;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Orders by when they were placed: their names stand in the index of statuses, which has room for them, because one more
 * index would cost every write of a key attribute as much and a table may have twenty.
 */
final class OrderIndex {
    /** What {@link Keys#instant} can say. */
    private static final Instant END = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private final Table table;

    OrderIndex(Table table) {
        this.table = table;
    }

    /**
     * Cut by position, as {@link ReturnIndexes#list} is.
     *
     * @throws IllegalArgumentException if the cursor is none of ours
     */
    OrderPage orders(OrderQuery query) {
        Optional<String> after = query.after().map(Cursors::position);
        String from = bound(query.from());
        String to = bound(query.to());
        String start = after.filter(position -> position.compareTo(from) > 0).orElse(from);
        if (start.compareTo(to) > 0) {
            return new OrderPage(List.of(), Optional.empty());
        }
        // One more to know whether there is a next page, and the one that the cursor names.
        int most = query.limit() + 2;
        List<Item> found =
                ReturnIndexes.fanOut(Keys.ordersPartitions(query.shop()), shard -> oldest(shard, start, to, most))
                        .stream()
                        .filter(item -> !after.equals(Optional.of(item.text(Item.STATUS_SK))))
                        .sorted(Comparator.comparing(item -> item.text(Item.STATUS_SK)))
                        .limit(query.limit() + 1L)
                        .toList();
        boolean more = found.size() > query.limit();
        List<Item> page = more ? found.subList(0, query.limit()) : found;
        return new OrderPage(
                page.stream()
                        .map(item -> new OrderKey(query.shop(), item.text(Item.ORDER_NUMBER)))
                        .toList(),
                more ? Optional.of(Cursors.of(page.getLast().text(Item.STATUS_SK))) : Optional.empty());
    }

    private List<Item> oldest(String shard, String from, String to, int limit) {
        return table.query(
                QueryRequest.builder()
                        .indexName(ReturnIndexes.STATUS)
                        .keyConditionExpression("statusPk = :shard AND statusSk BETWEEN :from AND :to")
                        .expressionAttributeValues(Map.of(
                                ":shard", AttributeValue.fromS(shard),
                                ":from", AttributeValue.fromS(from),
                                ":to", AttributeValue.fromS(to))),
                limit);
    }

    /** An instant alone sorts before every order of that instant. */
    private static String bound(Instant instant) {
        return Keys.instant(instant.isAfter(END) ? END : instant);
    }
}
