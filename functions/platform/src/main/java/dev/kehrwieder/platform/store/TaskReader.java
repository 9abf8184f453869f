package dev.kehrwieder.platform.store;

import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.TaskKey;
import dev.kehrwieder.core.model.TaskStatus;
import dev.kehrwieder.core.port.TaskPage;
import dev.kehrwieder.core.port.TaskQuery;
import dev.kehrwieder.platform.codec.TaskCodec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Reads tasks: names from the index or from what they are about, each task itself as it is now. */
final class TaskReader {
    /** One more than the longest page of the API, so that without a filter every page needs one query. */
    private static final int NAMES_AT_ONCE = 101;

    private final Table table;

    TaskReader(Table table) {
        this.table = table;
    }

    Optional<Task> read(TaskKey key) {
        return table.get(Keys.task(key)).map(item -> TaskCodec.decode(item.body()));
    }

    /** @throws IllegalArgumentException if the cursor is none of ours */
    TaskPage list(TaskQuery query) {
        Optional<String> after = query.after().map(Cursors::position);
        return query.about().isPresent() ? ofOneSubject(query, after) : ofTheShop(query, after);
    }

    private TaskPage ofOneSubject(TaskQuery query, Optional<String> after) {
        String partition = Keys.partition(query.about().orElseThrow());
        List<Task> found = table.beginning(partition, Keys.TASKS).stream()
                .map(pointer -> Keys.taskPointed(query.shop(), pointer.sortKey()))
                .flatMap(key -> read(key).stream())
                .filter(query::takes)
                .filter(task -> after.stream().allMatch(last -> position(task).compareTo(last) > 0))
                .sorted((one, other) -> position(one).compareTo(position(other)))
                .limit(query.limit() + 1L)
                .toList();
        return page(found, query, Optional.empty());
    }

    /**
     * The index may lag behind: a task that it still lists and that is none of them any more is left out.
     *
     * <p>One query's names and no more: closed tasks stay for good, and a filter that few of them pass would read them all.
     */
    private TaskPage ofTheShop(TaskQuery query, Optional<String> after) {
        boolean closed = query.status().equals(Optional.of(TaskStatus.CLOSED));
        List<Item> names = names(Keys.taskPartition(query.shop(), closed), after.orElse(""));
        List<Task> found = names.stream()
                .flatMap(name -> read(Keys.taskOf(name.text(Item.PK))).stream())
                .filter(query::takes)
                .limit(query.limit() + 1L)
                .toList();
        return page(
                found,
                query,
                names.size() < NAMES_AT_ONCE
                        ? Optional.empty()
                        : Optional.of(names.getLast().text(Item.STATUS_SK)));
    }

    /** @param looked how far it was looked, where there may be more behind */
    private static TaskPage page(List<Task> found, TaskQuery query, Optional<String> looked) {
        if (found.size() <= query.limit()) {
            return new TaskPage(found, looked.map(Cursors::of));
        }
        List<Task> page = found.subList(0, query.limit());
        return new TaskPage(page, Optional.of(Cursors.of(position(page.getLast()))));
    }

    private List<Item> names(String partition, String after) {
        return table.query(
                QueryRequest.builder()
                        .indexName(ReturnIndexes.STATUS)
                        .keyConditionExpression("statusPk = :tasks AND statusSk > :after")
                        .expressionAttributeValues(Map.of(
                                ":tasks", AttributeValue.fromS(partition),
                                ":after", AttributeValue.fromS(after.isEmpty() ? "0" : after))),
                NAMES_AT_ONCE);
    }

    private static String position(Task task) {
        return Keys.taskSort(task);
    }
}
