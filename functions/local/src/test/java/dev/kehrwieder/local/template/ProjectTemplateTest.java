package dev.kehrwieder.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.platform.http.ApiRoute;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the template says, against what the functions and the domain know. */
class ProjectTemplateTest {
    private static final String DEFINITION = "SPRING_CLOUD_FUNCTION_DEFINITION";

    private final Template template = ProjectTemplate.resolved();
    private final ApiResource api = template.apis().getFirst();

    private record Call(String call, String function, boolean open) {}

    @Test
    void every_route_is_one_event_of_its_function_and_every_event_is_a_route() {
        List<Call> events = new ArrayList<>();
        forEach(EventSource.Route.class, (function, route) -> {
            assertThat(route.apiId()).isEqualTo(api.id());
            events.add(new Call(
                    route.method() + " " + route.path(),
                    function.environment().get(DEFINITION),
                    route.authorizer().equals(Optional.of("NONE"))));
        });
        assertThat(events)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ApiRoute.values())
                        .map(route -> new Call(route.method() + " " + route.path(), route.function(), route.isOpen()))
                        .toList());
    }

    @Test
    void access_is_asked_on_every_route_that_is_not_open_and_remembered_for_five_minutes() {
        ApiResource.Authorizer authorizer =
                api.authorizers().get(api.defaultAuthorizer().orElseThrow());
        assertThat(authorizer.functionArn()).isEqualTo(function("access").arn());
        assertThat(authorizer.identityHeader()).isEqualTo("Authorization");
        assertThat(authorizer.cache()).isEqualTo(Duration.ofMinutes(5));
        forEach(EventSource.Route.class, (function, route) -> assertThat(route.authorizer())
                .isIn(Optional.empty(), Optional.of("NONE")));
    }

    @Test
    void bodies_reach_the_functions_byte_for_byte() {
        assertThat(api.binaryMediaTypes()).containsExactly("*/*");
    }

    @Test
    void a_function_is_named_like_its_definition_and_lies_in_its_module() {
        for (FunctionResource function : template.functions()) {
            assertThat(function.environment().get(DEFINITION)).isEqualTo(function.shortName());
            assertThat(function.codeUri()).isEqualTo(functions().resolve(module(function) + "/target/package"));
            assertThat(function.handler()).startsWith("dev.kehrwieder." + module(function) + ".");
        }
    }

    @Test
    void every_handler_is_deployed_and_every_deployed_handler_exists() throws IOException {
        List<String> handlers = new ArrayList<>();
        for (String module : template.functions().stream()
                .map(ProjectTemplateTest::module)
                .distinct()
                .toList()) {
            Path sources = functions().resolve(module + "/src/main/java");
            try (Stream<Path> files = Files.list(sources.resolve("dev/kehrwieder/" + module))) {
                files.map(file -> sources.relativize(file).toString())
                        .filter(file -> file.endsWith("Handler.java"))
                        .map(file -> file.replace(".java", "").replace('/', '.'))
                        .forEach(handlers::add);
            }
        }
        assertThat(template.functions())
                .extracting(FunctionResource::handler)
                .containsExactlyInAnyOrderElementsOf(handlers);
    }

    @Test
    void a_function_ends_before_whoever_waits_for_it_gives_up() {
        forEach(EventSource.Route.class, (function, route) -> assertThat(function.timeout())
                .isLessThanOrEqualTo(Duration.ofSeconds(29)));
        assertThat(function("access").timeout()).isLessThanOrEqualTo(Duration.ofSeconds(10));
        forEach(EventSource.Schedule.class, (function, schedule) -> assertThat(function.timeout())
                .isLessThan(schedule.every()));
        assertThat(template.functions())
                .extracting(FunctionResource::memoryMegabytes)
                .allMatch(megabytes -> megabytes >= 1024 && megabytes <= 1769);
    }

    @Test
    void a_consumed_queue_gives_its_function_time_and_keeps_what_fails() {
        forEach(EventSource.Messages.class, (function, source) -> {
            QueueResource queue = template.queueByArn(source.queueArn());
            assertThat(queue.shortName()).isEqualTo(function.shortName() + "-queue");
            assertThat(queue.visibilityTimeout())
                    .isGreaterThanOrEqualTo(function.timeout().multipliedBy(6));
            assertThat(source.reportsItemFailures()).isTrue();
            assertThat(source.batchSize()).isBetween(1, 10);
            QueueResource.Redrive redrive = queue.redrive().orElseThrow();
            assertThat(redrive.maxReceiveCount()).isGreaterThanOrEqualTo(5);
            QueueResource deadLetters = template.queueByArn(redrive.deadLetterArn());
            assertThat(deadLetters.shortName()).isEqualTo(function.shortName() + "-dlq");
            assertThat(deadLetters.retention()).isEqualTo(Duration.ofDays(14)).isGreaterThan(queue.retention());
            assertThat(function.environment())
                    .containsEntry("QUEUE_URL", url(queue))
                    .containsEntry("DEAD_LETTER_QUEUE_URL", url(deadLetters))
                    .containsEntry("MAX_RECEIVES", String.valueOf(redrive.maxReceiveCount()));
        });
    }

    @Test
    void every_queue_is_consumed_or_holds_what_failed() {
        List<String> known = new ArrayList<>(List.of("relay-failed"));
        forEach(
                EventSource.Messages.class,
                (function, source) ->
                        known.addAll(List.of(function.shortName() + "-queue", function.shortName() + "-dlq")));
        assertThat(template.queues()).extracting(QueueResource::shortName).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void relay_reads_new_events_from_the_beginning_and_never_stops_for_a_bad_one() {
        List<EventSource.Stream> streams = new ArrayList<>();
        forEach(EventSource.Stream.class, (function, stream) -> {
            assertThat(function.shortName()).isEqualTo("relay");
            streams.add(stream);
        });
        assertThat(streams).singleElement().satisfies(stream -> {
            assertThat(stream.fromTheBeginning()).isTrue();
            assertThat(stream.bisect()).isTrue();
            assertThat(stream.reportsItemFailures()).isTrue();
            assertThat(stream.maximumRetries()).isPositive();
            // The stream forgets after a day, and deadlines must still find what was given up.
            assertThat(stream.maximumAge().orElseThrow()).isLessThanOrEqualTo(Duration.ofHours(12));
            assertThat(stream.patterns())
                    .singleElement()
                    .satisfies(
                            pattern -> assertThat(json(pattern))
                                    .isEqualTo(
                                            json(
                                                    """
                                    {"eventName": ["INSERT"], "dynamodb": {"NewImage": {"sk": {"S": [{"prefix": "E#"}]}}}}
                                    """)));
            QueueResource failed = template.queueByArn(stream.onFailureArn().orElseThrow());
            assertThat(failed.shortName()).isEqualTo("relay-failed");
            assertThat(function("deadlines").environment()).containsEntry("RELAY_FAILED_QUEUE_URL", url(failed));
        });
    }

    @Test
    void bounces_and_complaints_of_the_mails_that_are_sent_reach_the_function_that_records_them() {
        assertThat(template.mailEvents()).singleElement().satisfies(events -> {
            assertThat(function("notifications").environment())
                    .containsEntry("MAIL_CONFIGURATION_SET", events.configurationSet());
            assertThat(events.configurationSet()).matches("[A-Za-z0-9_-]{1,64}");
            assertThat(events.types()).containsExactlyInAnyOrder("bounce", "complaint", "reject");
            assertThat(template.queueByArn(events.queueArn()).shortName()).isEqualTo("mail-events-queue");
        });
    }

    @Test
    void mails_are_sent_at_the_rate_that_all_instances_have_together() {
        assertThat(function("notifications").environment()).containsEntry("MAIL_SENDS_PER_SECOND", "2");
        forEach(EventSource.Messages.class, (function, source) -> {
            if (function.shortName().equals("notifications")) {
                // "A fifth", says the parameter.
                assertThat(source.maximumConcurrency()).isEqualTo(5);
            }
        });
    }

    @Test
    void each_subscriber_is_the_function_behind_its_queue() {
        Map<String, String> queueBySubscriber = new HashMap<>();
        subscriptions()
                .properties()
                .forEach(entry -> queueBySubscriber.put(
                        entry.getKey(), entry.getValue().get("queue").stringValue()));
        Map<String, String> consumed = new HashMap<>();
        forEach(
                EventSource.Messages.class,
                (function, source) -> consumed.put(
                        function.environment().get(DEFINITION), url(template.queueByArn(source.queueArn()))));
        // Behind a topic of SES, not behind the relay.
        assertThat(consumed.remove("mail-events")).isNotNull();
        assertThat(queueBySubscriber).isEqualTo(consumed);
    }

    @Test
    void relay_and_deadlines_agree_on_who_gets_which_of_the_domain_s_events() {
        assertThat(function("deadlines").environment().get("SUBSCRIPTIONS"))
                .isEqualTo(function("relay").environment().get("SUBSCRIPTIONS"));
        List<String> known = Arrays.stream(ReturnEvent.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .toList();
        for (JsonNode subscription : subscriptions()) {
            List<String> events = new ArrayList<>();
            subscription.get("events").forEach(event -> events.add(event.stringValue()));
            assertThat(events).isNotEmpty().doesNotHaveDuplicates().isSubsetOf(known);
        }
    }

    private static Path functions() {
        return ProjectTemplate.folder().resolve("functions");
    }

    /** The folder above {@code target/package}. */
    private static String module(FunctionResource function) {
        return function.codeUri().getParent().getParent().getFileName().toString();
    }

    private JsonNode subscriptions() {
        return json(function("relay").environment().get("SUBSCRIPTIONS"));
    }

    private FunctionResource function(String shortName) {
        return template.functions().stream()
                .filter(function -> function.shortName().equals(shortName))
                .findFirst()
                .orElseThrow();
    }

    private String url(QueueResource queue) {
        return template.physical().queueUrl(queue.name());
    }

    private <E extends EventSource> void forEach(Class<E> type, BiConsumer<FunctionResource, E> action) {
        template.functions().forEach(function -> function.events().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .forEach(source -> action.accept(function, source)));
    }

    private static JsonNode json(String text) {
        return new JsonMapper().readTree(text);
    }
}
