package dev.kehrwieder.platform.store;

import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.TaskKey;
import dev.kehrwieder.core.model.TaskStatus;
import dev.kehrwieder.core.port.TaskPage;
import dev.kehrwieder.core.port.TaskQuery;
import dev.kehrwieder.platform.codec.TaskCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Reads tasks: names from the index or from the return that they are about, each task itself as it is now. */
final class TaskReader {
    /** As many names as one page of the API, so that most pages need one query. */
    private static final int NAMES_AT_ONCE = 100;

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
        List<Task> found = query.about().isPresent() ? ofOneReturn(query, after) : ofTheShop(query, after);
        boolean more = found.size() > query.limit();
        List<Task> page = more ? found.subList(0, query.limit()) : found;
        return new TaskPage(page, more ? Optional.of(Cursors.of(position(page.getLast()))) : Optional.empty());
    }

    private List<Task> ofOneReturn(TaskQuery query, Optional<String> after) {
        String partition = Keys.partition(query.about().orElseThrow());
        return table.beginning(partition, Keys.TASKS).stream()
                .map(pointer -> Keys.taskPointed(query.shop(), pointer.sortKey()))
                .flatMap(key -> read(key).stream())
                .filter(query::takes)
                .filter(task -> after.stream().allMatch(last -> position(task).compareTo(last) > 0))
                .sorted((one, other) -> position(one).compareTo(position(other)))
                .limit(query.limit() + 1L)
                .toList();
    }

    /** The index may lag behind: a task that it still lists and that is none of them any more is left out. */
    private List<Task> ofTheShop(TaskQuery query, Optional<String> after) {
        boolean closed = query.status().equals(Optional.of(TaskStatus.CLOSED));
        List<Task> found = new ArrayList<>();
        String from = after.orElse("");
        while (found.size() <= query.limit()) {
            List<Item> names = names(Keys.taskPartition(query.shop(), closed), from);
            for (Item name : names) {
                from = name.text(Item.STATUS_SK);
                if (found.size() <= query.limit()) {
                    read(Keys.taskOf(name.text(Item.PK))).filter(query::takes).ifPresent(found::add);
                }
            }
            if (names.size() < NAMES_AT_ONCE) {
                break;
            }
        }
        return found;
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
