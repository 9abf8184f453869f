package dev.kehrwieder.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.TestClock;
import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.BounceKind;
import dev.kehrwieder.core.model.MailProblem;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.port.InMemoryStore;
import dev.kehrwieder.core.port.Write;
import dev.kehrwieder.core.usecase.Commits;
import dev.kehrwieder.core.usecase.RecordMailOutcome;
import dev.kehrwieder.platform.batch.BatchLoop;
import dev.kehrwieder.platform.batch.BatchSettings;
import dev.kehrwieder.platform.batch.FakeQueues;
import dev.kehrwieder.platform.batch.OutgoingMessage;
import dev.kehrwieder.platform.batch.SqsEvents;
import dev.kehrwieder.platform.function.BothEntries;
import dev.kehrwieder.platform.function.CatalogHandler;
import dev.kehrwieder.platform.function.FunctionModule;
import dev.kehrwieder.platform.function.SampleEvents;
import dev.kehrwieder.platform.function.TestContext;
import dev.kehrwieder.platform.json.Json;
import dev.kehrwieder.platform.log.CapturedOutput;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class MailEventsFunctionTest {
    private static final BatchSettings SETTINGS = new BatchSettings("queue", "dead-letter", 10, Duration.ofSeconds(5));

    private final TestClock clock = TestClock.at("2026-11-10T09:00:05Z");
    private final InMemoryStore store = new InMemoryStore(clock);
    private final FakeQueues queues = new FakeQueues();
    private final Return state = Labelled.state("de-DE");

    @Test
    void a_permanent_bounce_marks_the_return_once_whoever_invokes_the_function() {
        stored();

        JsonNode answer = BothEntries.agree(handler(), SampleEvents.read("mail-events/bounce-permanent.json"));

        assertThat(answer.get("batchItemFailures")).isEmpty();
        assertThat(mailEvents())
                .containsExactly(
                        new ReturnEvent.MailBounced(Labelled.EVENT, "LABEL_READY", BounceKind.PERMANENT, "General"));
        assertThat(problem()).contains(new MailProblem(MailProblem.Kind.BOUNCED, "LABEL_READY", clock.instant()));
    }

    @Test
    void a_transient_bounce_is_in_the_trail() {
        stored();

        BothEntries.agree(handler(), SampleEvents.read("mail-events/bounce-transient.json"));

        assertThat(mailEvents())
                .containsExactly(new ReturnEvent.MailBounced(
                        Labelled.EVENT, "LABEL_READY", BounceKind.TRANSIENT, "MailboxFull"));
        assertThat(problem()).isEmpty();
    }

    @Test
    void a_complaint_marks_the_return() {
        stored();

        BothEntries.agree(handler(), SampleEvents.read("mail-events/complaint.json"));

        assertThat(mailEvents())
                .containsExactly(new ReturnEvent.MailComplained(Labelled.EVENT, "LABEL_READY", "abuse"));
        assertThat(problem().orElseThrow().kind()).isEqualTo(MailProblem.Kind.COMPLAINED);
    }

    @Test
    void a_complaint_without_a_type_has_the_subtype_of_ses_or_none() {
        stored();

        handle(body("complaint").replace("\"complaintFeedbackType\":\"abuse\"", "\"complaintFeedbackType\":null"));
        handle(body("complaint")
                .replace("37cc", "37cd")
                .replace("\"complaintSubType\":null", "\"complaintSubType\":\"OnAccountSuppressionList\"")
                .replace("\"complaintFeedbackType\":\"abuse\",", ""));

        assertThat(mailEvents())
                .extracting(event -> ((ReturnEvent.MailComplained) event).code())
                .containsExactly("unknown", "OnAccountSuppressionList");
    }

    @Test
    void a_mail_that_ses_took_and_then_rejected_is_undeliverable() {
        stored();
        String rejected = body("bounce-permanent")
                .replace(
                        "\"eventType\":\"Bounce\"", "\"eventType\":\"Reject\",\"reject\":{\"reason\":\"Bad content\"}");

        handle(rejected);
        handle(rejected);

        assertThat(mailEvents())
                .containsExactly(new ReturnEvent.MailUndeliverable(Labelled.EVENT, "LABEL_READY", "Bad content"));
    }

    @Test
    void a_bounce_of_a_kind_that_is_new_to_us_is_looked_at_by_a_person() {
        stored();

        handle(body("bounce-permanent")
                .replace("\"Permanent\"", "\"Novel\"")
                .replace("\"General\"", "\"550 <ada@example.org> unknown\""));

        assertThat(mailEvents())
                .containsExactly(
                        new ReturnEvent.MailBounced(Labelled.EVENT, "LABEL_READY", BounceKind.UNDETERMINED, "unknown"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Delivery", "Open", "DeliveryDelay", "Something New"})
    void events_of_other_kinds_are_passed_over(String kind) {
        stored();

        handle(body("bounce-permanent").replace("\"eventType\":\"Bounce\"", "\"eventType\":\"" + kind + "\""));

        assertNothingCameOfIt();
    }

    @Test
    void the_opposite_of_a_complaint_is_passed_over() {
        stored();

        handle(body("complaint").replace("\"abuse\"", "\"not-spam\""));

        assertNothingCameOfIt();
    }

    @Test
    void events_of_mails_that_are_not_ours_are_passed_over() {
        stored();

        handle(body("bounce-permanent").replace("\"rma\":[\"R-1001-1\"],", ""));
        handle(body("bounce-permanent").replace("\"rma\":[\"R-1001-1\"]", "\"rma\":[\"R-9999-9\"]"));
        handle(body("bounce-permanent").replace("000000002-00", "2"));
        handle("{}");

        assertNothingCameOfIt();
    }

    @Test
    void what_ses_says_when_events_are_set_up_is_passed_over() {
        handle("Successfully validated SNS topic for Amazon SES event publishing.");

        assertNothingCameOfIt();
    }

    @Test
    void what_cannot_be_read_is_put_aside() {
        stored();

        handle("Something else");
        handle(body("bounce-permanent").replace("\"feedbackId\"", "\"id\""));
        handle(body("complaint").replace("\"complaint\":", "\"complained\":"));

        assertThat(queues.sentTo("dead-letter"))
                .extracting(OutgoingMessage::attributes)
                .extracting(attributes -> attributes.get("reason"))
                .containsExactly("MALFORMED_BODY", "MALFORMED_BODY", "MALFORMED_BODY");
        assertThat(mailEvents()).isEmpty();
    }

    @Test
    void logs_hold_no_personal_data() {
        stored();
        try (CapturedOutput output = new CapturedOutput()) {
            handle(body("bounce-permanent"));
            handle(body("complaint"));
            handle(body("complaint").replace("\"complaint\":", "\"complained\":"));
            handle(body("bounce-permanent").replace("R-1001-1\"],\"event", "R-0\"],\"event"));
            handle("{\"ada@example.org\":");
            assertThat(output.text())
                    .contains("R-1001-1", "LABEL_READY", "General", "UNKNOWN_RETURN", "message put aside")
                    .doesNotContain("ada@", "Ada", "Beispiel", "user unknown", "ExampleCorp");
        }
    }

    private void assertNothingCameOfIt() {
        assertThat(mailEvents()).isEmpty();
        assertThat(problem()).isEmpty();
        assertThat(queues.sentTo("dead-letter")).isEmpty();
    }

    private List<ReturnEvent> mailEvents() {
        return store.trail(state.key()).stream().map(event -> event.event()).toList();
    }

    private Optional<MailProblem> problem() {
        return store.returnCase(state.key()).flatMap(found -> found.state().mailProblem());
    }

    private static String body(String sample) {
        return Json.parse(SampleEvents.read("mail-events/" + sample + ".json"))
                .at("/Records/0/body")
                .stringValue();
    }

    private void handle(String body) {
        SQSBatchResponse answer = handler().handleRequest(SqsEvents.of(body), new TestContext("r"));
        assertThat(answer.getBatchItemFailures()).isEmpty();
    }

    private void stored() {
        store.commit(List.of(
                new Write.PutPolicy(Fixtures.policy().build()),
                new Write.PutOrder(Labelled.order("de-DE")),
                new Write.PutReturn(Optional.empty(), state)));
    }

    private TestHandler handler() {
        RecordMailOutcome record =
                new RecordMailOutcome(store, new Commits(store, new Random(1), _ -> {}, clock), clock);
        return new TestHandler(FunctionModule.of(
                RecordMailOutcome.NAME,
                SQSEvent.class,
                SQSBatchResponse.class,
                new BatchLoop(queues, SETTINGS, new Random(1), new RecordOnMailEvent(record))));
    }

    /** The deployed handler's shape, over what the test puts together. */
    private static final class TestHandler extends CatalogHandler<SQSEvent, SQSBatchResponse> {
        TestHandler(FunctionModule module) {
            super(Map.of(CatalogHandler.DEFINITION, RecordMailOutcome.NAME), module);
        }
    }
}
