package dev.kehrwieder.platform.metric;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.port.Write;
import dev.kehrwieder.core.refund.Refund;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a commit tells an operator: {@code Events} by the event's name, {@code TimeToLabel} from the registration,
 * {@code TimeToRefund} from the settlement, {@code Tasks} by kind. Counted where it is committed, hence once.
 */
public final class CommitMetrics {
    private CommitMetrics() {}

    /** Writes the figures of writes that were committed. */
    public static void of(List<Write> writes) {
        writes.forEach(write -> {
            switch (write) {
                case Write.AppendEvent(var event) -> figure(event, writes).write();
                case Write.RaiseTask(var task) ->
                    new EmbeddedMetric("Task", task.kind().name())
                            .count("Tasks", 1)
                            .write();
                default -> {}
            }
        });
    }

    private static EmbeddedMetric figure(StoredEvent stored, List<Write> writes) {
        EmbeddedMetric metric = new EmbeddedMetric("Event", stored.event().type()).count("Events", 1);
        switch (stored.event()) {
            case ReturnEvent.LabelIssued issued ->
                returned(writes).ifPresent(of -> between(of.registeredAt(), stored.at())
                        .ifPresent(time -> metric.duration("TimeToLabel", time)));
            case ReturnEvent.RefundSucceeded succeeded ->
                refund(writes, succeeded.refund()).ifPresent(of -> between(of.reservedAt(), stored.at())
                        .ifPresent(time -> metric.duration("TimeToRefund", time)));
            default -> {}
        }
        return metric;
    }

    /** The clock of a test may have been turned back. */
    private static Optional<Duration> between(Instant from, Instant to) {
        return Optional.of(Duration.between(from, to)).filter(time -> !time.isNegative());
    }

    private static Optional<Return> returned(List<Write> writes) {
        return all(writes, Write.PutReturn.class).map(Write.PutReturn::after).findFirst();
    }

    private static Optional<Refund> refund(List<Write> writes, int number) {
        return all(writes, Write.PutRefund.class)
                .map(Write.PutRefund::refund)
                .filter(refund -> refund.number() == number)
                .findFirst();
    }

    private static <W extends Write> Stream<W> all(List<Write> writes, Class<W> kind) {
        return writes.stream().filter(kind::isInstance).map(kind::cast);
    }
}
