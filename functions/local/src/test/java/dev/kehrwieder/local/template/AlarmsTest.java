package dev.kehrwieder.local.template;

import static dev.kehrwieder.local.template.ProjectTemplate.list;
import static dev.kehrwieder.local.template.ProjectTemplate.map;
import static dev.kehrwieder.local.template.ProjectTemplate.written;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.event.ReturnEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who operates a deployment hears of what goes wrong, sees where, and pays for no runaway. */
class AlarmsTest {
    private static final Map<String, Map<?, ?>> FUNCTIONS = written(KnownProperties.FUNCTION);
    private static final Map<String, Map<?, ?>> QUEUES = written(KnownProperties.QUEUE);
    private static final Map<String, Map<?, ?>> ALARMS = written("AWS::CloudWatch::Alarm");

    private static final String DASHBOARD = map(
                    written("AWS::CloudWatch::Dashboard").get("Dashboard"), "DashboardBody")
            .get("Fn::Sub")
            .toString();

    private record Watched(Object metric, Object of) {}

    @Test
    void every_alarm_is_told_and_told_off() {
        assertThat(ALARMS).isNotEmpty().allSatisfy((id, alarm) -> {
            assertThat(alarm.get("AlarmActions")).isEqualTo(List.of(Map.of("Ref", "AlarmTopic")));
            assertThat(alarm.get("OKActions")).isEqualTo(alarm.get("AlarmActions"));
            assertThat(alarm.get("AlarmDescription").toString()).endsWith(".");
        });
    }

    @Test
    void whatever_holds_failed_messages_has_an_alarm_and_every_other_queue_one_of_its_age() {
        List<Watched> wanted = new ArrayList<>();
        QUEUES.forEach((id, queue) -> wanted.add(new Watched(
                queue.containsKey("RedrivePolicy")
                        ? "ApproximateAgeOfOldestMessage"
                        : "ApproximateNumberOfMessagesVisible",
                Map.of("Fn::GetAtt", id + ".QueueName"))));
        assertThat(watched("AWS/SQS")).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void every_function_has_an_alarm_of_its_errors_but_for_the_one_that_refuses_by_an_error() {
        List<Watched> wanted = new ArrayList<>(List.of(
                new Watched("IteratorAge", Map.of("Ref", "RelayFunction")), new Watched("Throttles", "the account")));
        FUNCTIONS.keySet().stream()
                .filter(id -> !id.equals("AccessFunction"))
                .forEach(id -> wanted.add(new Watched("Errors", Map.of("Ref", id))));
        assertThat(watched("AWS/Lambda")).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void events_that_are_watched_exist() {
        List<Object> events = new ArrayList<>();
        watched("Kehrwieder").forEach(event -> events.add(event.of()));
        assertThat(events).containsExactlyInAnyOrder("RefundFailed", "LabelFailed", "MailUndeliverable");
        Pattern.compile("\"([A-Z][a-z]+[A-Z][A-Za-z]+)\"")
                .matcher(metrics("What did not work").toString())
                .results()
                .forEach(event -> events.add(event.group(1)));
        assertThat(events)
                .hasSizeGreaterThan(8)
                .isSubsetOf(Arrays.stream(ReturnEvent.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList());
    }

    @Test
    void the_dashboard_shows_every_function_and_every_queue() {
        JsonNode widgets = new JsonMapper().readTree(DASHBOARD).get("widgets");
        assertThat(widgets.size()).isGreaterThan(10);
        for (String title : List.of("Errors", "Duration, milliseconds")) {
            assertThat(FUNCTIONS.keySet())
                    .allSatisfy(id -> assertThat(metrics(title).toString()).contains("\"${" + id + "}\""));
        }
        QUEUES.forEach((id, queue) -> assertThat(metrics(
                                queue.containsKey("RedrivePolicy")
                                        ? "Age of the oldest message, seconds"
                                        : "Messages put aside")
                        .toString())
                .contains("\"${" + id + ".QueueName}\""));
    }

    @Test
    void nothing_runs_as_often_as_somebody_likes() {
        FUNCTIONS.forEach((id, function) -> ProjectTemplate.events(function).forEach(event -> {
            if (event.get("Type").equals("SQS")) {
                Object most = map(event, "Properties", "ScalingConfig").get("MaximumConcurrency");
                assertThat((Integer) most).as(id).isBetween(2, 20);
            }
        }));
        assertThat(list(written(KnownProperties.API).get("Api").get("MethodSettings")))
                .singleElement()
                .satisfies(settings -> {
                    Map<?, ?> all = (Map<?, ?>) settings;
                    assertThat(all.get("ResourcePath")).isEqualTo("/*");
                    assertThat(all.get("HttpMethod")).isEqualTo("*");
                    assertThat(all.get("ThrottlingRateLimit")).isEqualTo(Map.of("Ref", "RequestsPerSecond"));
                    assertThat(all.get("ThrottlingBurstLimit")).isEqualTo(Map.of("Ref", "RequestBurst"));
                });
    }

    private static List<Watched> watched(String namespace) {
        return ALARMS.values().stream()
                .filter(alarm -> alarm.get("Namespace").equals(namespace))
                .map(alarm -> new Watched(
                        alarm.get("MetricName"),
                        alarm.containsKey("Dimensions")
                                ? ((Map<?, ?>) list(alarm.get("Dimensions")).getFirst()).get("Value")
                                : "the account"))
                .toList();
    }

    private static JsonNode metrics(String title) {
        for (JsonNode widget : new JsonMapper().readTree(DASHBOARD).get("widgets")) {
            if (widget.get("properties").get("title").stringValue().equals(title)) {
                return widget.get("properties").get("metrics");
            }
        }
        throw new AssertionError("no widget " + title);
    }
}
