package dev.kehrwieder.platform.store;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.port.CommitOutcome;
import dev.kehrwieder.core.port.StoreUnavailable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/** All requests to the table, and what their failures mean. */
final class Table {
    private static final int MOST_CHANGES = 100;
    private static final Set<String> BUSY = Set.of("ThrottlingError", "ProvisionedThroughputExceeded");

    private final DynamoDbClient client;
    private final String name;

    Table(DynamoDbClient client, String name) {
        this.client = requireNonNull(client, "client is null");
        this.name = requireNonNull(name, "name is null");
    }

    String name() {
        return name;
    }

    /** Strongly consistent. */
    Optional<Item> get(Keys.Key key) {
        return get(key, true);
    }

    /** Half the price; what was written a moment ago may be missing. */
    Optional<Item> getEventually(Keys.Key key) {
        return get(key, false);
    }

    private Optional<Item> get(Keys.Key key, boolean consistent) {
        return answered(() -> {
            var response = client.getItem(request -> request.tableName(name)
                    .consistentRead(consistent)
                    .key(Map.of(Item.PK, AttributeValue.fromS(key.pk()), Item.SK, AttributeValue.fromS(key.sk()))));
            return response.hasItem() ? Optional.of(Item.read(response.item())) : Optional.empty();
        });
    }

    /** The items of a partition whose sort key begins so, in order. Strongly consistent. */
    List<Item> beginning(String partition, String prefix) {
        return query(beginningWith(partition, prefix), Integer.MAX_VALUE);
    }

    /** The last of them. Strongly consistent. */
    Optional<Item> last(String partition, String prefix) {
        return query(beginningWith(partition, prefix).scanIndexForward(false), 1).stream()
                .findFirst();
    }

    /** The items of a partition from one sort key to another, both included, in order. Strongly consistent. */
    List<Item> between(String partition, String from, String to) {
        return query(
                QueryRequest.builder()
                        .consistentRead(true)
                        .keyConditionExpression("pk = :pk AND sk BETWEEN :from AND :to")
                        .expressionAttributeValues(Map.of(
                                ":pk", AttributeValue.fromS(partition),
                                ":from", AttributeValue.fromS(from),
                                ":to", AttributeValue.fromS(to))),
                Integer.MAX_VALUE);
    }

    private static QueryRequest.Builder beginningWith(String partition, String prefix) {
        return QueryRequest.builder()
                .consistentRead(true)
                .keyConditionExpression("pk = :pk AND begins_with(sk, :prefix)")
                .expressionAttributeValues(
                        Map.of(":pk", AttributeValue.fromS(partition), ":prefix", AttributeValue.fromS(prefix)));
    }

    /** As many items as there are, at most {@code limit}. */
    List<Item> query(QueryRequest.Builder query, int limit) {
        List<Item> items = new ArrayList<>();
        query.tableName(name);
        Map<String, AttributeValue> start = Map.of();
        do {
            if (limit != Integer.MAX_VALUE) {
                query.limit(limit - items.size());
            }
            QueryRequest request =
                    query.exclusiveStartKey(start.isEmpty() ? null : start).build();
            QueryResponse page = answered(() -> client.query(request));
            page.items().forEach(item -> items.add(Item.read(item)));
            start = page.lastEvaluatedKey();
        } while (!start.isEmpty() && items.size() < limit);
        return items;
    }

    /**
     * All of the changes or none.
     *
     * @throws IllegalArgumentException if no transaction can be like that
     */
    CommitOutcome write(List<Change> changes) {
        if (changes.isEmpty() || changes.size() > MOST_CHANGES) {
            throw new IllegalArgumentException(changes.size() + " items in one commit");
        }
        Set<Keys.Key> keys = new HashSet<>();
        for (Change change : changes) {
            if (!keys.add(change.key())) {
                throw new IllegalArgumentException(
                        "two writes on one item " + change.key().sk());
            }
        }
        return answered(() -> {
            // One item needs no transaction, which would cost twice as much.
            return changes.size() == 1 && changes.getFirst().write().put() != null
                    ? put(changes.getFirst())
                    : transact(changes);
        });
    }

    private CommitOutcome put(Change change) {
        Put put = change.write().put();
        try {
            client.putItem(request -> request.tableName(name)
                    .item(put.item())
                    .conditionExpression(put.conditionExpression())
                    .expressionAttributeNames(put.hasExpressionAttributeNames() ? put.expressionAttributeNames() : null)
                    .expressionAttributeValues(
                            put.hasExpressionAttributeValues() ? put.expressionAttributeValues() : null));
            return CommitOutcome.COMMITTED;
        } catch (ConditionalCheckFailedException e) {
            return change.once() ? CommitOutcome.ALREADY_DONE : CommitOutcome.STALE;
        } catch (TransactionConflictException e) {
            return CommitOutcome.STALE;
        }
    }

    private CommitOutcome transact(List<Change> changes) {
        try {
            client.transactWriteItems(request ->
                    request.transactItems(changes.stream().map(Change::write).toList()));
            return CommitOutcome.COMMITTED;
        } catch (TransactionCanceledException e) {
            return outcome(changes, e);
        } catch (TransactionInProgressException e) {
            // The SDK's own repetition met the first attempt: what came of it shows when it is read again.
            return CommitOutcome.STALE;
        }
    }

    /** Reason by reason, each at the place of its change. */
    private static CommitOutcome outcome(List<Change> changes, TransactionCanceledException canceled) {
        List<String> codes = canceled.cancellationReasons().stream()
                .map(CancellationReason::code)
                .toList();
        boolean done = IntStream.range(0, Math.min(codes.size(), changes.size()))
                .anyMatch(i -> changes.get(i).once() && "ConditionalCheckFailed".equals(codes.get(i)));
        if (done) {
            return CommitOutcome.ALREADY_DONE;
        }
        if (codes.contains("ConditionalCheckFailed") || codes.contains("TransactionConflict")) {
            return CommitOutcome.STALE;
        }
        if (codes.stream().anyMatch(BUSY::contains)) {
            throw new StoreUnavailable("the table is busy", canceled);
        }
        // Such as an item that is too large: it would fail again. The reasons' own texts may quote keys.
        throw new IllegalArgumentException("the table refused the commit: " + codes);
    }

    private static <T> T answered(Supplier<T> request) {
        try {
            return request.get();
        } catch (SdkClientException e) {
            throw new StoreUnavailable("the table does not answer", e);
        } catch (DynamoDbException e) {
            if (e.isThrottlingException() || e.statusCode() >= 500) {
                throw new StoreUnavailable("the table is busy", e);
            }
            throw e;
        }
    }
}
