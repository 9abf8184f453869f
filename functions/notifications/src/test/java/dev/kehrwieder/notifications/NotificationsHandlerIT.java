package dev.kehrwieder.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.parcel.DocumentKind;
import dev.kehrwieder.core.port.Documents;
import dev.kehrwieder.core.port.InboxMark;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.Write;
import dev.kehrwieder.emulators.Emulator;
import dev.kehrwieder.emulators.Emulators;
import dev.kehrwieder.platform.aws.LocalService;
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

/** The deployed handler, made from its environment alone, against a real table and a real bucket. */
class NotificationsHandlerIT {
    private static final String SES_ANSWER =
            "<SendRawEmailResponse><SendRawEmailResult><MessageId>1</MessageId></SendRawEmailResult></SendRawEmailResponse>";

    private static Emulator dynamoDb;
    private static Emulator objects;
    private static LocalService ses;
    private static Map<String, String> environment;

    @BeforeAll
    static void start() {
        dynamoDb = Emulators.dynamoDb(Emulators.libraries(Emulators.DYNAMODB), null);
        objects = Emulators.objects(Emulators.libraries(Emulators.OBJECTS), null, "local", "local");
        ses = new LocalService();
        try (DynamoDbClient client = TableFixture.client(dynamoDb)) {
            environment = Map.ofEntries(
                    Map.entry("SPRING_CLOUD_FUNCTION_DEFINITION", "notifications"),
                    Map.entry("AWS_REGION", "eu-central-1"),
                    Map.entry("AWS_ACCESS_KEY_ID", "local"),
                    Map.entry("AWS_SECRET_ACCESS_KEY", "local"),
                    Map.entry("AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.endpoint().toString()),
                    Map.entry("AWS_ENDPOINT_URL_S3", objects.endpoint().toString()),
                    Map.entry("AWS_ENDPOINT_URL_SES", ses.url()),
                    Map.entry("TABLE_NAME", TableFixture.create(client)),
                    Map.entry("BUCKET_NAME", "documents"),
                    Map.entry("QUEUE_URL", "http://127.0.0.1:1/notifications-queue"),
                    Map.entry("DEAD_LETTER_QUEUE_URL", "http://127.0.0.1:1/notifications-dlq"),
                    Map.entry("PUBLIC_URL", "http://localhost:8080"),
                    Map.entry("SECRETS_FIXED", "{\"link/demo\":\"a secret of tests\"}"),
                    Map.entry("MAIL_SENDER", "returns@shop.example"));
        }
    }

    @AfterAll
    static void stop() {
        ses.close();
        objects.close();
        dynamoDb.close();
    }

    @Test
    void an_issued_label_is_mailed_once_whoever_invokes_the_function() {
        Deployment deployment = new Deployment(environment);
        deployment.clients().s3().createBucket(request -> request.bucket("documents"));
        Return state = labelled(deployment.store(), deployment.documents());
        ses.answers(200, SES_ANSWER);

        JsonNode answer = BothEntries.agree(
                new NotificationsHandler(environment), SampleEvents.read("notifications/label-issued.json"));

        assertThat(answer.get("batchItemFailures")).isEmpty();
        assertThat(ses.calls()).singleElement().satisfies(call -> assertThat(call.body())
                .contains("Action=SendRawEmail", "Destinations.member.1=ada%40example.org"));
        assertThat(deployment.store().recorded(state.key()))
                .contains(new InboxMark("notifications", Labelled.EVENT.toString()));
    }

    private static Return labelled(Store store, Documents documents) {
        Return state = Labelled.state("de-DE");
        store.commit(List.of(
                new Write.PutPolicy(Fixtures.policy().build()),
                new Write.PutOrder(Labelled.order("de-DE")),
                new Write.PutOrderPerson(state.firstOrder(), Fixtures.ada()),
                new Write.PutReturn(Optional.empty(), state)));
        documents.put(Labelled.DOCUMENTS.key(DocumentKind.QR).orElseThrow(), "image/png", Labelled.QR);
        documents.put(Labelled.DOCUMENTS.key(DocumentKind.LABEL_PDF).orElseThrow(), "application/pdf", Labelled.PDF);
        return state;
    }
}
