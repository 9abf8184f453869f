package dev.kehrwieder.core.port;

import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.Task;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A page of what is listed by instant and name, and the cursor of the next one. */
record InMemoryPage<T>(List<T> shown, Optional<String> next) {
    static InMemoryPage<Order> ofOrders(Stream<Order> found, Optional<String> after, int limit) {
        return of(found, InMemoryPage::position, Comparator.naturalOrder(), after, limit);
    }

    static InMemoryPage<Task> ofTasks(Stream<Task> found, Optional<String> after, int limit) {
        return of(found, InMemoryPage::position, Comparator.naturalOrder(), after, limit);
    }

    /** The newest first. */
    static InMemoryPage<Return> ofReturns(Stream<Return> found, Optional<String> after, int limit) {
        return of(found, InMemoryPage::position, Comparator.reverseOrder(), after, limit);
    }

    private static <T> InMemoryPage<T> of(
            Stream<T> found,
            Function<T, String> position,
            Comparator<String> direction,
            Optional<String> after,
            int limit) {
        Optional<String> last = after.map(InMemoryPage::checked);
        List<T> rest = found.sorted(Comparator.comparing(position, direction))
                .filter(one -> last.stream().allMatch(end -> direction.compare(position.apply(one), end) > 0))
                .limit(limit + 1L)
                .toList();
        boolean more = rest.size() > limit;
        List<T> shown = more ? rest.subList(0, limit) : rest;
        return new InMemoryPage<>(shown, more ? Optional.of(position.apply(shown.getLast())) : Optional.empty());
    }

    private static String position(Return state) {
        return position(state.registeredAt(), state.key().rma());
    }

    private static String position(Order order) {
        return position(order.placedAt().toInstant(), order.key().orderNumber());
    }

    private static String position(Task task) {
        return position(task.raisedAt(), task.key().id());
    }

    /** The instant to the nanosecond in fixed width, then the name. */
    private static String position(Instant at, String name) {
        return "%020d.%09d#%s".formatted(at.getEpochSecond(), at.getNano(), name);
    }

    private static String checked(String cursor) {
        if (!cursor.matches("\\d{20}\\.\\d{9}#.*")) {
            throw new IllegalArgumentException("not a cursor");
        }
        return cursor;
    }
}
