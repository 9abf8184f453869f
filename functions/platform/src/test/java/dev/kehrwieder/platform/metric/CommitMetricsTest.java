package dev.kehrwieder.platform.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.TaskKind;
import dev.kehrwieder.core.port.Write;
import dev.kehrwieder.core.refund.Refund;
import dev.kehrwieder.platform.json.Json;
import dev.kehrwieder.platform.log.CapturedOutput;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CommitMetricsTest {
    private final ReturnKey key = Fixtures.returnKey("R-1");

    @Test
    void an_event_is_counted_by_its_name_in_cloudwatchs_format() {
        JsonNode line = lines(List.of(append(new ReturnEvent.ReturnClosed()))).getFirst();
        assertThat(line.get("Event").stringValue()).isEqualTo("ReturnClosed");
        assertThat(line.get("Events").intValue()).isEqualTo(1);
        JsonNode directive = line.at("/_aws/CloudWatchMetrics/0");
        assertThat(directive.get("Namespace").stringValue()).isEqualTo("Kehrwieder");
        assertThat(directive.at("/Dimensions/0/0").stringValue()).isEqualTo("Event");
        assertThat(directive.at("/Metrics/0/Name").stringValue()).isEqualTo("Events");
        assertThat(line.at("/_aws/Timestamp").longValue()).isPositive();
    }

    @Test
    void a_refund_that_came_through_tells_how_long_it_took() {
        Refund refund = Fixtures.refund(key, 1, "10.00");
        Write succeeded = new Write.AppendEvent(new StoredEvent(
                key,
                3,
                0,
                refund.reservedAt().plusSeconds(90),
                "refunds",
                new ReturnEvent.RefundSucceeded(1, refund.amount())));
        JsonNode line = lines(List.of(new Write.PutRefund(refund), succeeded)).getFirst();
        assertThat(line.get("TimeToRefund").longValue()).isEqualTo(90);
        assertThat(line.at("/_aws/CloudWatchMetrics/0/Metrics/1/Unit").stringValue())
                .isEqualTo("Seconds");
    }

    @Test
    void a_clock_that_was_turned_back_tells_no_time() {
        Refund refund = Fixtures.refund(key, 1, "10.00");
        Write earlier = new Write.AppendEvent(new StoredEvent(
                key,
                3,
                0,
                refund.reservedAt().minusSeconds(1),
                "refunds",
                new ReturnEvent.RefundSucceeded(1, refund.amount())));
        JsonNode line = lines(List.of(new Write.PutRefund(refund), earlier)).getFirst();
        assertThat(line.has("TimeToRefund")).isFalse();
    }

    @Test
    void a_task_is_counted_by_its_kind() {
        Task task = Task.about(key, TaskKind.LABEL_FAILED, "e/1", "NO_ROOM", Fixtures.at("2026-11-10T09:00:00Z"));
        JsonNode line = lines(List.of(new Write.RaiseTask(task))).getFirst();
        assertThat(line.get("Task").stringValue()).isEqualTo("LABEL_FAILED");
        assertThat(line.get("Tasks").intValue()).isEqualTo(1);
    }

    @Test
    void other_writes_and_ids_of_returns_are_no_figures() {
        try (CapturedOutput output = new CapturedOutput()) {
            CommitMetrics.of(List.of(
                    new Write.PutRefund(Fixtures.refund(key, 1, "10.00")), append(new ReturnEvent.ReturnExpired())));
            assertThat(output.text().strip().lines()).singleElement().satisfies(line -> assertThat(line)
                    .doesNotContain("R-1"));
        }
    }

    private Write append(ReturnEvent event) {
        return new Write.AppendEvent(Fixtures.event(key, 1, 0, event));
    }

    private static List<JsonNode> lines(List<Write> writes) {
        try (CapturedOutput output = new CapturedOutput()) {
            CommitMetrics.of(writes);
            return output.text().strip().lines().map(Json::parse).toList();
        }
    }
}
