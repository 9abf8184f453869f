package dev.kehrwieder.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.TestClock;
import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.model.Declaration;
import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.Person;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.Withdrawal;
import dev.kehrwieder.core.model.WithdrawalDraft;
import dev.kehrwieder.core.model.WithdrawalKey;
import dev.kehrwieder.core.policy.Brand;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.port.InMemoryStore;
import dev.kehrwieder.core.port.InboxMark;
import dev.kehrwieder.core.port.TaskQuery;
import dev.kehrwieder.core.port.Write;
import dev.kehrwieder.core.usecase.Commits;
import dev.kehrwieder.core.usecase.NotifyShopper;
import dev.kehrwieder.notifications.mail.MailComposer;
import dev.kehrwieder.notifications.mail.Sender;
import dev.kehrwieder.platform.batch.BatchLoop;
import dev.kehrwieder.platform.batch.BatchSettings;
import dev.kehrwieder.platform.batch.FakeQueues;
import dev.kehrwieder.platform.batch.OutgoingMessage;
import dev.kehrwieder.platform.batch.SqsEvents;
import dev.kehrwieder.platform.codec.EventCodec;
import dev.kehrwieder.platform.environment.Environment;
import dev.kehrwieder.platform.function.BothEntries;
import dev.kehrwieder.platform.function.CatalogHandler;
import dev.kehrwieder.platform.function.FunctionModule;
import dev.kehrwieder.platform.function.Invocation;
import dev.kehrwieder.platform.function.SampleEvents;
import dev.kehrwieder.platform.function.TestContext;
import dev.kehrwieder.platform.log.CapturedOutput;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ses.model.ConfigurationSetDoesNotExistException;
import software.amazon.awssdk.services.ses.model.MessageRejectedException;
import software.amazon.awssdk.services.ses.model.MessageTag;
import software.amazon.awssdk.services.ses.model.SendRawEmailRequest;
import software.amazon.awssdk.services.ses.model.SesException;
import tools.jackson.databind.JsonNode;

class NotificationsFunctionTest {
    private static final BatchSettings SETTINGS = new BatchSettings("queue", "dead-letter", 10, Duration.ofSeconds(5));

    private static final Sender SENDER = new Sender("returns@shop.example", "kehrwieder-mail");

    private static final String OWN_SENDER = "retouren@kontor.example";

    private final TestClock clock = TestClock.at("2026-11-10T09:00:02Z");
    private final InMemoryStore store = new InMemoryStore(clock);
    private final FakeSes ses = new FakeSes();
    private final FakeQueues queues = new FakeQueues();
    private final Order order = Labelled.order("de-DE");
    private final Return state = Labelled.state("de-DE");
    private final StoredEvent labelIssued = new StoredEvent(
            state.key(),
            Labelled.EVENT.version(),
            Labelled.EVENT.number(),
            Fixtures.at("2026-11-10T09:00:01Z"),
            "labels",
            new ReturnEvent.LabelIssued(List.of(new ReturnEvent.IssuedLabel(1, "local", "00340434161234567890"))));

    @Test
    void the_sample_event_is_the_message_of_an_issued_label() {
        String event = SampleEvents.read("notifications/label-issued.json");

        assertThat(event).contains(EventCodec.message(labelIssued).replace("\"", "\\\""));
    }

    @Test
    void the_sample_event_sends_one_mail_whoever_invokes_the_function() throws MessagingException {
        stored(Fixtures.ada());

        JsonNode answer = BothEntries.agree(handler(), SampleEvents.read("notifications/label-issued.json"));

        assertThat(answer.get("batchItemFailures")).isEmpty();
        assertThat(ses.sent()).singleElement().satisfies(mail -> {
            assertThat(mail.source()).isEqualTo("returns@shop.example");
            assertThat(mail.destinations()).containsExactly("ada@example.org");
            assertThat(mail.configurationSetName()).isEqualTo("kehrwieder-mail");
            assertThat(mail.tags())
                    .extracting(MessageTag::name, MessageTag::value)
                    .containsExactly(
                            tuple("shop", "demo"),
                            tuple("rma", "R-1001-1"),
                            tuple("event", "000000002-00"),
                            tuple("template", "LABEL_READY"));
        });
        MimeMessage message = message(ses.sent().getFirst());
        assertThat(message.getHeader("X-Kehrwieder-Template", null)).isEqualTo("LABEL_READY");
        assertThat(message.getHeader("Date", null)).isEqualTo("Tue, 10 Nov 2026 10:00:02 +0100");
        assertThat(store.recorded(state.key()))
                .contains(new InboxMark("notifications", labelIssued.id().toString()));
    }

    @Test
    void a_declared_withdrawal_is_acknowledged_once_whoever_invokes_the_function() throws Exception {
        WithdrawalKey key = new WithdrawalKey("demo", "W9BZBVP2YSEX5");
        WithdrawalDraft draft = new WithdrawalDraft(
                key,
                "de",
                Fixtures.at("2026-11-04T12:59:00Z"),
                new Declaration(
                        "Ada <b>Beispiel</b>",
                        "1001",
                        "ada@example.org",
                        List.of(Declaration.Line.words("Socken"), Declaration.Line.words("die roten"))),
                clock.instant());
        Withdrawal declared = Withdrawal.received(draft, Fixtures.at("2026-11-04T13:00:07.9Z"), clock.instant());
        store.commit(List.of(
                new Write.PutPolicy(Fixtures.policy().build()),
                new Write.PutWithdrawal(declared),
                new Write.PutWithdrawalPerson(key, draft.declaration().asPerson())));

        JsonNode answer = BothEntries.agree(handler(), SampleEvents.read("notifications/withdrawal-declared.json"));

        assertThat(answer.get("batchItemFailures")).isEmpty();
        assertThat(ses.sent()).singleElement().satisfies(mail -> {
            assertThat(mail.destinations()).containsExactly("ada@example.org");
            assertThat(mail.tags())
                    .extracting(MessageTag::name, MessageTag::value)
                    .contains(tuple("withdrawal", "W9BZBVP2YSEX5"), tuple("template", "WITHDRAWAL_RECEIVED"));
        });
        MimeMessage message = message(ses.sent().getFirst());
        assertThat(message.getHeader("X-Kehrwieder-Template", null)).isEqualTo("WITHDRAWAL_RECEIVED");
        assertThat(message.getSubject()).isEqualTo("Eingangsbestätigung: Ihr Widerruf W9BZBVP2YSEX5");
        Multipart parts = (Multipart) message.getContent();
        assertThat((String) parts.getBodyPart(0).getContent())
                .containsSubsequence(
                        "Eingegangen am: 04.11.2026, 14:00:07 Uhr MEZ",
                        "Vorgangsnummer: W9BZBVP2YSEX5",
                        "Hiermit widerrufe ich",
                        "Name: Ada <b>Beispiel</b>",
                        "Vertrag: 1001",
                        "Socken",
                        "die roten",
                        "E-Mail-Adresse: ada@example.org",
                        "bestätigt nur den Eingang")
                .doesNotContain("http", "Rücksend", "rstatt", "Gutschein");
        assertThat((String) parts.getBodyPart(1).getContent())
                .contains("Ada &lt;b&gt;Beispiel&lt;/b&gt;", "04.11.2026, 14:00:07 Uhr MEZ")
                .doesNotContain("<b>Beispiel", "<a ");
    }

    @Test
    void a_mail_comes_from_the_shops_own_sender() throws MessagingException {
        stored(Fixtures.ada(), branded());

        handle(1);

        assertThat(ses.sent())
                .singleElement()
                .extracting(SendRawEmailRequest::source)
                .isEqualTo(OWN_SENDER);
        assertThat(from(ses.sent().getFirst())).isEqualTo("Kontor <retouren@kontor.example>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MessageRejected", "InvalidParameterValue"})
    void a_shops_sender_that_is_refused_keeps_no_mail_back(String code) throws MessagingException {
        stored(Fixtures.ada(), branded());
        ses.breaksOffAfterTheNext(refusal(code));

        try (CapturedOutput output = new CapturedOutput()) {
            handle(1);
            assertThat(output.text())
                    .contains("deployment's sender instead of the shop's", "R-1001-1", "WARN")
                    .doesNotContain(OWN_SENDER, "ada@");
        }

        assertThat(ses.sent()).extracting(SendRawEmailRequest::source).containsExactly(OWN_SENDER, SENDER.address());
        MimeMessage mail = message(ses.sent().getLast());
        assertThat(from(ses.sent().getLast())).isEqualTo("Kontor <returns@shop.example>");
        assertThat(mail.getReplyTo()).containsExactly(new InternetAddress(OWN_SENDER));
        assertThat(mail.getMessageID()).isEqualTo(message(ses.sent().getFirst()).getMessageID());
        assertThat(reasons()).isEmpty();
        handle(2);
        assertThat(ses.sent()).hasSize(2);
    }

    @Test
    void a_deployments_sender_that_is_not_verified_yet_is_tried_again() {
        stored(Fixtures.ada());
        ses.breaksOffAfterTheNext(refusal("MessageRejected"));

        assertThat(handle(1).getBatchItemFailures()).hasSize(1);
        assertThat(reasons()).isEmpty();
    }

    private static SesException refusal(String code) {
        AwsErrorDetails details = AwsErrorDetails.builder()
                .errorCode(code)
                .errorMessage("Email address is not verified. Identities that failed: " + OWN_SENDER)
                .build();
        return (SesException)
                (code.equals("MessageRejected")
                        ? MessageRejectedException.builder()
                                .awsErrorDetails(details)
                                .build()
                        : SesException.builder().awsErrorDetails(details).build());
    }

    private static Policy branded() {
        return Fixtures.policy()
                .brand(new Brand(
                        "Kontor",
                        Brand.DEFAULT_COLOR,
                        Optional.empty(),
                        Optional.of(OWN_SENDER),
                        Optional.empty(),
                        Map.of()))
                .build();
    }

    private static String from(SendRawEmailRequest mail) throws MessagingException {
        return message(mail).getFrom()[0].toString();
    }

    @Test
    void a_mail_that_may_have_gone_out_is_sent_again_under_the_same_message_id() throws MessagingException {
        stored(Fixtures.ada());
        ses.breaksOffAfterTheNext(SdkClientException.create("connection reset"));

        SQSBatchResponse first = handle(1);
        clock.advance(Duration.ofSeconds(40));
        SQSBatchResponse second = handle(2);

        assertThat(first.getBatchItemFailures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.getItemIdentifier()).isEqualTo("m-1"));
        assertThat(second.getBatchItemFailures()).isEmpty();
        assertThat(ses.sent()).hasSize(2);
        assertThat(message(ses.sent().get(1)).getMessageID())
                .isEqualTo(message(ses.sent().get(0)).getMessageID());
    }

    @Test
    void the_same_event_of_another_return_has_another_message_id() throws MessagingException {
        stored(Fixtures.ada());
        handle(1);
        Return other = Fixtures.returnOf(order).rma("R-1001-2").build().withParcels(_ -> state.parcels()
                .getFirst());
        store.commit(List.of(new Write.PutReturn(Optional.empty(), other)));
        StoredEvent event = new StoredEvent(
                other.key(),
                labelIssued.version(),
                labelIssued.number(),
                labelIssued.at(),
                labelIssued.by(),
                labelIssued.event());

        handler().handleRequest(SqsEvents.of(EventCodec.message(event)), new TestContext("r"));

        assertThat(ses.sent()).hasSize(2);
        assertThat(message(ses.sent().get(1)).getMessageID())
                .isNotEqualTo(message(ses.sent().get(0)).getMessageID());
    }

    @Test
    void an_event_of_an_unknown_return_is_put_aside() {
        handle(1);

        assertThat(reasons()).containsExactly("UNKNOWN_RETURN");
    }

    @Test
    void a_message_that_is_no_event_is_put_aside() {
        handler().handleRequest(SqsEvents.of("{\"v\":1}"), new TestContext("r"));

        assertThat(reasons()).singleElement().asString().contains("event");
    }

    @Test
    void an_address_that_is_none_ends_with_a_task() {
        stored(new Person(Optional.of("ada@@example"), Optional.empty(), Optional.empty(), Map.of()));

        handle(1);
        handle(1);

        assertThat(ses.sent()).isEmpty();
        assertThat(reasons()).isEmpty();
        assertThat(store.recorded(state.key()))
                .contains(new InboxMark("notifications", labelIssued.id().toString()));
        assertThat(tasks()).containsExactly("MAIL_UNDELIVERABLE MAIL_UNDELIVERABLE");
        assertThat(store.trail(state.key()))
                .extracting(StoredEvent::event)
                .contains(new ReturnEvent.MailUndeliverable(labelIssued.id(), "LABEL_READY", "MAIL_UNDELIVERABLE"));
    }

    @Test
    void a_mail_that_ses_refuses_ends_with_a_task() {
        stored(Fixtures.ada());
        ses.breaksOffAfterTheNext(MessageRejectedException.builder().build());

        handle(1);
        handle(1);

        assertThat(ses.sent()).hasSize(1);
        assertThat(reasons()).isEmpty();
        assertThat(tasks()).containsExactly("MAIL_UNDELIVERABLE MAIL_REJECTED");
    }

    @Test
    void a_fault_of_ours_is_put_aside_and_the_mail_goes_out_once_it_is_mended() {
        stored(Fixtures.ada());
        ses.breaksOffAfterTheNext(
                ConfigurationSetDoesNotExistException.builder().build());

        handle(1);
        assertThat(reasons()).containsExactly("MAIL_CONFIGURATION_SET_MISSING");
        assertThat(tasks()).isEmpty();
        handle(1);

        assertThat(store.recorded(state.key()))
                .contains(new InboxMark("notifications", labelIssued.id().toString()));
    }

    @Test
    void a_throttled_mail_comes_again_after_a_growing_delay_and_is_put_aside_with_its_reason_at_last() {
        stored(Fixtures.ada());
        for (int receive = 1; receive <= SETTINGS.maxReceives(); receive++) {
            ses.breaksOffAfterTheNext(throttled());
            SQSBatchResponse answer = handle(receive);
            assertThat(answer.getBatchItemFailures()).hasSize(receive < SETTINGS.maxReceives() ? 1 : 0);
            clock.advance(Duration.ofMinutes(1));
        }

        assertThat(queues.visibility().get("h-m-1")).isBetween(Duration.ofSeconds(1), Duration.ofMinutes(15));
        assertThat(reasons()).containsExactly("MAIL_THROTTLED");
        // Not recorded: deadlines sends the event again.
        assertThat(store.recorded(state.key()))
                .doesNotContain(new InboxMark("notifications", labelIssued.id().toString()));
    }

    @Test
    void a_batch_of_ten_is_sent_at_the_pace_and_within_the_function_s_time() {
        Instant begun = clock.instant();

        SQSBatchResponse answer = paced("1", Duration.ofSeconds(60));

        assertThat(answer.getBatchItemFailures()).isEmpty();
        assertThat(ses.sent()).hasSize(10);
        assertThat(Duration.between(begun, clock.instant())).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void a_wait_counts_as_time_that_a_message_needs() {
        Instant begun = clock.instant();

        SQSBatchResponse answer = paced("1", Duration.ofSeconds(10));

        assertThat(ses.sent()).hasSize(6);
        assertThat(answer.getBatchItemFailures()).hasSize(4);
        assertThat(Duration.between(begun, clock.instant())).isEqualTo(Duration.ofSeconds(5));
    }

    /** Ten returns' mails in one batch. */
    private SQSBatchResponse paced(String rate, Duration time) {
        stored(Fixtures.ada());
        List<SQSMessage> messages = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Return other = Fixtures.returnOf(order).rma("R-2000-" + i).build().withParcels(_ -> state.parcels()
                    .getFirst());
            store.commit(List.of(new Write.PutReturn(Optional.empty(), other)));
            StoredEvent event =
                    new StoredEvent(other.key(), 2, 0, labelIssued.at(), labelIssued.by(), labelIssued.event());
            messages.add(SqsEvents.message("m-" + i, EventCodec.message(event), 1));
        }
        SendPace pace = SendPace.from(new Environment(Map.of("MAIL_SENDS_PER_SECOND", rate)), clock, clock::advance);
        Instant end = clock.instant().plus(time);
        return new Invocation(NotifyShopper.NAME, "r", () -> Duration.between(clock.instant(), end))
                .call(() -> loop(pace).apply(SqsEvents.of(messages)));
    }

    private static SesException throttled() {
        return (SesException) SesException.builder()
                .awsErrorDetails(
                        AwsErrorDetails.builder().errorCode("Throttling").build())
                .statusCode(400)
                .build();
    }

    private List<String> tasks() {
        return store.tasks(TaskQuery.about(state.key(), 10)).tasks().stream()
                .map(task -> task.kind() + " " + task.detail())
                .toList();
    }

    @Test
    void logs_hold_no_personal_data() {
        stored(Fixtures.ada());
        ses.breaksOffAfterTheNext(SdkClientException.create("no route for ada@example.org"));

        try (CapturedOutput output = new CapturedOutput()) {
            handle(1);
            handle(2);
            stored(new Person(Optional.of("ada@@example"), Optional.of("Ada Beispiel"), Optional.empty(), Map.of()));
            handler()
                    .handleRequest(
                            SqsEvents.of(EventCodec.message(new StoredEvent(
                                    state.key(),
                                    3,
                                    0,
                                    labelIssued.at(),
                                    "support:1",
                                    new ReturnEvent.ReturnCanceled()))),
                            new TestContext("r"));
            assertThat(output.text())
                    .contains("R-1001-1", "LABEL_READY", "MAIL_UNAVAILABLE", "MAIL_UNDELIVERABLE")
                    .doesNotContain("ada@", "Ada", "Beispiel", "Laufschuh", "r/token", "00340434161234567890");
        }
    }

    private SQSBatchResponse handle(int receiveCount) {
        SQSEvent event = SqsEvents.of(List.of(SqsEvents.message("m-1", EventCodec.message(labelIssued), receiveCount)));
        return handler().handleRequest(event, new TestContext("r"));
    }

    private List<String> reasons() {
        return queues.sentTo("dead-letter").stream()
                .map(OutgoingMessage::attributes)
                .map(attributes -> attributes.get("reason"))
                .toList();
    }

    private void stored(Person shopper) {
        stored(shopper, Fixtures.policy().build());
    }

    private void stored(Person shopper, Policy policy) {
        if (store.returnCase(state.key()).isEmpty()) {
            store.commit(List.of(
                    new Write.PutPolicy(policy),
                    new Write.PutOrder(order),
                    new Write.PutReturn(Optional.empty(), state)));
        }
        store.commit(List.of(new Write.PutOrderPerson(order.key(), shopper)));
    }

    private TestHandler handler() {
        SendPace unpaced = SendPace.from(new Environment(Map.of()), clock, clock::advance);
        return new TestHandler(
                FunctionModule.of(NotifyShopper.NAME, SQSEvent.class, SQSBatchResponse.class, loop(unpaced)));
    }

    private BatchLoop loop(SendPace pace) {
        NotifyShopper notify = new NotifyShopper(
                store,
                new Commits(store, new Random(1), _ -> {}, clock),
                new MailPost(
                        new NoticeContents(Labelled.documents(), Labelled.links()),
                        new MailComposer(SENDER),
                        new SesMailer(ses, SENDER, pace),
                        SENDER,
                        clock),
                new Random(2),
                clock,
                clock);
        BatchSettings settings = new BatchSettings(
                SETTINGS.queueUrl(),
                SETTINGS.deadLetterQueueUrl(),
                SETTINGS.maxReceives(),
                SETTINGS.messageBudget().plus(pace.longestWait()));
        return new BatchLoop(queues, settings, new Random(1), new NotifyOnEvent(notify));
    }

    private static MimeMessage message(SendRawEmailRequest mail) throws MessagingException {
        return new MimeMessage(
                (Session) null,
                new ByteArrayInputStream(mail.rawMessage().data().asByteArray()));
    }

    /** The deployed handler's shape, over what the test puts together. */
    private static final class TestHandler extends CatalogHandler<SQSEvent, SQSBatchResponse> {
        TestHandler(FunctionModule module) {
            super(Map.of(CatalogHandler.DEFINITION, NotifyShopper.NAME), module);
        }
    }
}
