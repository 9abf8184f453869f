package dev.kehrwieder.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.model.MailProblem;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.TaskKind;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.TaskQuery;
import dev.kehrwieder.core.port.Write;
import dev.kehrwieder.emulators.Emulator;
import dev.kehrwieder.emulators.Emulators;
import dev.kehrwieder.platform.deployment.Deployment;
import dev.kehrwieder.platform.function.BothEntries;
import dev.kehrwieder.platform.function.SampleEvents;
import dev.kehrwieder.platform.store.TableFixture;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tools.jackson.databind.JsonNode;

/** The deployed handler, made from its environment alone, against a real table. */
class MailEventsHandlerIT {
    private static Emulator dynamoDb;
    private static Map<String, String> environment;

    @BeforeAll
    static void start() {
        dynamoDb = Emulators.dynamoDb(Emulators.libraries(Emulators.DYNAMODB), null);
        try (DynamoDbClient client = TableFixture.client(dynamoDb)) {
            environment = Map.of(
                    "SPRING_CLOUD_FUNCTION_DEFINITION", "mail-events",
                    "AWS_REGION", "eu-central-1",
                    "AWS_ACCESS_KEY_ID", "local",
                    "AWS_SECRET_ACCESS_KEY", "local",
                    "AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.endpoint().toString(),
                    "TABLE_NAME", TableFixture.create(client),
                    "QUEUE_URL", "http://127.0.0.1:1/mail-events-queue",
                    "DEAD_LETTER_QUEUE_URL", "http://127.0.0.1:1/mail-events-dlq");
        }
    }

    @AfterAll
    static void stop() {
        dynamoDb.close();
    }

    @Test
    void a_bounce_is_recorded_once_whoever_invokes_the_function() {
        Store store = new Deployment(environment).store();
        Return state = Labelled.state("de-DE");
        store.commit(List.of(
                new Write.PutPolicy(Fixtures.policy().build()),
                new Write.PutOrder(Labelled.order("de-DE")),
                new Write.PutReturn(Optional.empty(), state)));

        JsonNode answer = BothEntries.agree(
                new MailEventsHandler(environment), SampleEvents.read("mail-events/bounce-permanent.json"));

        assertThat(answer.get("batchItemFailures")).isEmpty();
        assertThat(store.trail(state.key()))
                .extracting(StoredEvent::event)
                .extracting(event -> event.type())
                .containsExactly("MailBounced");
        assertThat(store.returnCase(state.key()).orElseThrow().state().mailProblem())
                .map(MailProblem::kind)
                .contains(MailProblem.Kind.BOUNCED);
        assertThat(store.tasks(TaskQuery.about(state.key(), 10).of(TaskKind.MAIL_BOUNCED))
                        .tasks())
                .hasSize(1);
    }
}
