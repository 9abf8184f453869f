package dev.kehrwieder.local.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kehrwieder.local.web.Served;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.MessageRejectedException;
import software.amazon.awssdk.services.ses.model.MessageTag;
import software.amazon.awssdk.services.ses.model.SesException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** With the SDK's own client: what it understands is right. */
class MailCatcherTest {
    private static final InstantSource NOW = InstantSource.fixed(Instant.parse("2026-11-12T09:07:00Z"));

    @TempDir
    Path data;

    private MailCatcher catcher;
    private SesClient client;

    @BeforeEach
    void start() throws Exception {
        catcher = MailCatcher.start(data, NOW);
        client = client(DefaultRetryStrategy.doNotRetry());
    }

    private SesClient client(RetryStrategy retries) {
        return SesClient.builder()
                .endpointOverride(catcher.endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(configuration -> configuration.retryStrategy(retries))
                .build();
    }

    @AfterEach
    void stop() {
        client.close();
        catcher.close();
    }

    private String send(byte[] message, String... destinations) {
        return client.sendRawEmail(r -> r.rawMessage(m -> m.data(SdkBytes.fromByteArray(message)))
                        .destinations(destinations))
                .messageId();
    }

    @Test
    void sent_message_is_kept_byte_for_byte_under_the_id_that_the_sender_got() throws Exception {
        byte[] message = Messages.labelReady("ada@example.org");
        String id = send(message);
        assertThat(catcher.mailbox().ids()).containsExactly(id);
        assertThat(catcher.mailbox().read(id)).hasValue(message);
        assertThat(Mailbox.sentAt(id)).isEqualTo(NOW.instant());
    }

    @Test
    void message_survives_a_restart_and_later_ones_come_after_it() throws Exception {
        String first = send(Messages.plain("ada@example.org", "one"));
        catcher.close();
        client.close();
        start();
        String second = send(Messages.plain("ada@example.org", "two"));
        assertThat(catcher.mailbox().ids()).containsExactly(first, second);
    }

    @Test
    void destinations_of_the_call_decide_who_gets_it() throws Exception {
        String id = send(Messages.plain("ada@example.org", "x"), "bob@example.org");
        assertThat(MimeReader.read(id, catcher.mailbox().read(id).orElseThrow()).to())
                .isEqualTo("bob@example.org");
    }

    @Test
    void what_ses_refuses_is_refused() {
        refused("Missing required header 'From'.", "To: a@example.org\n\nx");
        refused("Missing required header 'To'.", "From: a@example.org\n\nx");
        refused("Missing final '@domain'", "From: a@example.org\nTo: ada\n\nx");
        refused("non-ASCII", "From: a@example.org\nTo: jürgen@example.org\n\nx");
        refused(
                "The message is malformed.",
                "From: a@example.org\nTo: b@example.org\nContent-Transfer-Encoding: base64\n\nab*\n");
        refused("A line is too long.", "From: a@example.org\nTo: b@example.org\n\n" + "x".repeat(999));
        refused(
                "Recipient count exceeds 50.",
                "From: a@example.org\nTo: "
                        + String.join(
                                ", ",
                                IntStream.range(0, 51)
                                        .mapToObj(i -> "u" + i + "@example.org")
                                        .toList())
                        + "\n\nx");
        assertThat(catcher.mailbox().ids()).isEmpty();
    }

    private void refused(String reason, String message) {
        assertThatThrownBy(() -> send(Messages.bytes(message))).isInstanceOfSatisfying(SesException.class, e -> {
            assertThat(e.statusCode()).isEqualTo(400);
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidParameterValue");
            assertThat(e.awsErrorDetails().errorMessage()).contains(reason);
            assertThat(e.requestId()).isNotBlank();
        });
    }

    @Test
    void message_of_more_than_ten_megabytes_is_refused() {
        byte[] message = Messages.bytes("From: a@example.org\nTo: b@example.org\n\n" + "x".repeat(10 * 1024 * 1024));
        assertThatThrownBy(() -> send(message)).hasMessageContaining("Message length is more than 10485760 bytes");
    }

    @Test
    void ordered_failures_come_one_by_one_and_then_it_works() {
        byte[] message = Messages.plain("ada@example.org", "x");
        catcher.failNext(1, MailFailure.THROTTLED);
        catcher.failNext(1, MailFailure.UNAVAILABLE);
        catcher.failNext(1, MailFailure.REJECTED);
        assertFails(
                message,
                e -> assertThat(e.isThrottlingException()).as("throttled").isTrue());
        assertFails(message, e -> assertThat(e.statusCode()).isEqualTo(503));
        assertFails(message, e -> assertThat(e).isInstanceOf(MessageRejectedException.class));
        assertThat(catcher.mailbox().ids()).isEmpty();
        assertThat(send(message)).isNotBlank();
    }

    @Test
    void lost_answer_leaves_the_message_in_the_inbox() {
        catcher.failNext(1, MailFailure.ANSWER_LOST);
        assertFails(Messages.plain("ada@example.org", "x"), e -> assertThat(e.statusCode())
                .isEqualTo(503));
        assertThat(catcher.mailbox().ids()).hasSize(1);
    }

    private void assertFails(byte[] message, Consumer<SesException> how) {
        assertThatThrownBy(() -> send(message)).isInstanceOfSatisfying(SesException.class, how::accept);
    }

    @Test
    void client_with_its_usual_retries_gets_over_a_throttled_moment() {
        catcher.failNext(2, MailFailure.THROTTLED);
        try (SesClient patient = client(DefaultRetryStrategy.standardStrategyBuilder()
                .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                .build())) {
            patient.sendRawEmail(
                    r -> r.rawMessage(m -> m.data(SdkBytes.fromByteArray(Messages.plain("ada@example.org", "x")))));
        }
        assertThat(catcher.mailbox().ids()).hasSize(1);
    }

    private List<MailEvent> eventsOf(String configurationSet, String... recipients) {
        List<MailEvent> events = new ArrayList<>();
        catcher.publishTo(events::add);
        client.sendRawEmail(r -> r.source("shop@example.org")
                .destinations(recipients)
                .configurationSetName(configurationSet)
                .tags(tag("shop", "demo"), tag("rma", "R7F3K9X2M4P"))
                .rawMessage(m -> m.data(SdkBytes.fromByteArray(Messages.plain("ada@example.org", "x")))));
        assertThat(catcher.mailbox().ids()).hasSize(1);
        return events;
    }

    private static MessageTag tag(String name, String value) {
        return MessageTag.builder().name(name).value(value).build();
    }

    @ParameterizedTest
    @CsvSource({
        "bounce@simulator.amazonses.com, bounce, Permanent, General",
        "Bounce+ada@Simulator.AmazonSES.com, bounce, Permanent, General",
        "suppressionlist@simulator.amazonses.com, bounce, Permanent, Suppressed",
        "ooto+1@simulator.amazonses.com, bounce, Transient, General"
    })
    void a_mail_to_the_mailbox_simulator_bounces_as_at_ses(String to, String type, String kind, String subtype) {
        assertThat(eventsOf("kehrwieder-mail", to)).singleElement().satisfies(event -> {
            assertThat(event.configurationSet()).isEqualTo("kehrwieder-mail");
            assertThat(event.type()).isEqualTo(type);
            JsonNode json = new JsonMapper().readTree(event.json());
            assertThat(json.at("/eventType").stringValue()).isEqualTo("Bounce");
            assertThat(json.at("/bounce/bounceType").stringValue()).isEqualTo(kind);
            assertThat(json.at("/bounce/bounceSubType").stringValue()).isEqualTo(subtype);
            assertThat(json.at("/bounce/feedbackId").stringValue()).isNotBlank();
            assertThat(json.at("/mail/tags/shop/0").stringValue()).isEqualTo("demo");
            assertThat(json.at("/mail/tags/rma/0").stringValue()).isEqualTo("R7F3K9X2M4P");
        });
    }

    @Test
    void each_recipient_of_the_simulator_has_an_event_of_its_own() {
        List<MailEvent> events = eventsOf(
                "kehrwieder-mail",
                "bounce@simulator.amazonses.com",
                "ada@example.org",
                "success@simulator.amazonses.com",
                "complaint@simulator.amazonses.com");

        assertThat(events).extracting(MailEvent::type).containsExactly("bounce", "complaint");
        assertThat(new JsonMapper()
                        .readTree(events.get(1).json())
                        .at("/complaint/complaintFeedbackType")
                        .stringValue())
                .isEqualTo("abuse");
    }

    @Test
    void without_a_configuration_set_nothing_is_told_of_a_mail() {
        assertThat(eventsOf(null, "bounce@simulator.amazonses.com")).isEmpty();
    }

    @Test
    void quota_and_statistics_count_what_was_sent() {
        send(Messages.plain("ada@example.org", "x"));
        send(Messages.plain("ada@example.org", "y"));
        assertThat(client.getSendQuota().sentLast24Hours()).isEqualTo(2.0);
        assertThat(client.getSendQuota().max24HourSend()).isEqualTo(50_000.0);
        assertThat(client.getSendStatistics().sendDataPoints()).singleElement().satisfies(point -> {
            assertThat(point.timestamp()).isEqualTo(Instant.parse("2026-11-12T09:00:00Z"));
            assertThat(point.deliveryAttempts()).isEqualTo(2L);
            assertThat(point.bounces()).isZero();
        });
    }

    @Test
    void every_identity_is_verified() {
        assertThat(client.verifyEmailIdentity(r -> r.emailAddress("shop@example.org"))
                        .responseMetadata()
                        .requestId())
                .isNotBlank();
    }

    @Test
    void unknown_action_and_broken_forms_are_errors_in_xml() throws Exception {
        assertThat(post("Action=Send%3Cx%3E").body())
                .contains("<Type>Sender</Type><Code>InvalidAction</Code>")
                .contains("Send&lt;x&gt;");
        assertThat(post("Action=%zz").body()).contains("<Code>MalformedQueryString</Code>");
        assertThat(post("Action=SendRawEmail").body()).contains("<Code>ValidationError</Code>");
        HttpResponse<String> answer = post("Action=SendRawEmail&RawMessage.Data=***");
        assertThat(answer.body()).contains("<Code>SerializationException</Code>");
        assertThat(answer.statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> post(String form) throws Exception {
        return Served.CLIENT.send(
                HttpRequest.newBuilder(catcher.endpoint())
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
