package dev.kehrwieder.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kehrwieder.core.event.EventId;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.notifications.SesMailer.Answer;
import dev.kehrwieder.notifications.mail.Sender;
import dev.kehrwieder.platform.aws.LocalService;
import dev.kehrwieder.platform.environment.Environment;
import dev.kehrwieder.platform.fault.NeverSucceeds;
import dev.kehrwieder.platform.fault.RetryLater;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.ses.SesClient;

class SesMailerTest {
    private static final byte[] MAIL = "Subject: x\r\n\r\ny\r\n".getBytes(StandardCharsets.US_ASCII);

    private static final String FROM = "retouren@brand.example";

    private static final MailTags TAGS =
            new MailTags(new ReturnKey("demo", "R7F3K9X2M4P"), new EventId(2, 0), "LABEL_READY");

    private static final SendPace UNPACED = SendPace.from(new Environment(Map.of()), InstantSource.system(), _ -> {});

    private final LocalService service = new LocalService();
    private final SesClient client = SesClient.builder()
            .endpointOverride(URI.create(service.url()))
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .overrideConfiguration(settings -> settings.retryStrategy(DefaultRetryStrategy.doNotRetry()))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
    private final SesMailer mailer =
            new SesMailer(client, new Sender("returns@shop.example", "kehrwieder-mail"), UNPACED);

    @AfterEach
    void stop() {
        client.close();
        service.close();
    }

    @Test
    void a_mail_goes_out_as_it_is_to_the_one_recipient() {
        service.answers(
                200,
                "<SendRawEmailResponse><SendRawEmailResult><MessageId>1</MessageId></SendRawEmailResult></SendRawEmailResponse>");

        assertThat(mailer.send(FROM, "ada@example.org", MAIL, TAGS)).isEqualTo(Answer.TAKEN);

        String call = URLDecoder.decode(service.calls().getFirst().body(), StandardCharsets.UTF_8);
        assertThat(call)
                .contains(
                        "Action=SendRawEmail", "Source=retouren@brand.example", "Destinations.member.1=ada@example.org")
                .contains("RawMessage.Data=" + Base64.getEncoder().encodeToString(MAIL))
                .contains("ConfigurationSetName=kehrwieder-mail")
                .contains("Tags.member.2.Name=rma", "Tags.member.2.Value=R7F3K9X2M4P")
                .contains("Tags.member.3.Name=event", "Tags.member.3.Value=000000002-00")
                .doesNotContain("Destinations.member.2");
    }

    @Test
    void without_a_configuration_set_a_mail_has_no_tags() {
        service.answers(
                200,
                "<SendRawEmailResponse><SendRawEmailResult><MessageId>1</MessageId></SendRawEmailResult></SendRawEmailResponse>");

        new SesMailer(client, new Sender("returns@shop.example", ""), UNPACED)
                .send(FROM, "ada@example.org", MAIL, TAGS);

        assertThat(service.calls().getFirst().body()).doesNotContain("ConfigurationSet", "Tags");
    }

    @Test
    void an_address_that_ses_refuses_is_undeliverable() {
        service.answers(400, error("InvalidParameterValue"));

        assertThat(mailer.send(FROM, "ada@example.org", MAIL, TAGS)).isEqualTo(Answer.ADDRESS_REFUSED);
    }

    @Test
    void a_message_that_ses_refuses_is_never_sent() {
        service.answers(400, error("MessageRejected"));

        assertThat(mailer.send(FROM, "ada@example.org", MAIL, TAGS)).isEqualTo(Answer.MESSAGE_REFUSED);
    }

    @ParameterizedTest
    @CsvSource({
        "MessageRejected, Email address is not verified. The following identities failed the check: retouren@brand.example",
        "MailFromDomainNotVerifiedException, Cannot read the required MX record",
        "AccessDenied, User is not authorized to perform ses:SendRawEmail"
    })
    void a_sender_that_is_not_verified_or_not_ours_to_use_is_told_apart(String code, String message) {
        service.answers(400, error(code, message));

        assertThat(mailer.send(FROM, "ada@example.org", MAIL, TAGS)).isEqualTo(Answer.SENDER_REFUSED);
    }

    @Test
    void a_configuration_set_that_is_missing_is_a_fault_of_the_deployment() {
        service.answers(400, error("ConfigurationSetDoesNotExist"));

        assertThatThrownBy(() -> mailer.send(FROM, "ada@example.org", MAIL, TAGS))
                .isInstanceOf(NeverSucceeds.class)
                .hasMessage("MAIL_CONFIGURATION_SET_MISSING");
    }

    @ParameterizedTest
    @CsvSource({
        "400, Throttling, MAIL_THROTTLED",
        "400, AccountSendingPausedException, MAIL_UNAVAILABLE",
        "500, InternalFailure, MAIL_UNAVAILABLE",
        "503, ServiceUnavailable, MAIL_UNAVAILABLE"
    })
    void what_may_pass_is_tried_later(int status, String code, String reason) {
        service.answers(status, error(code));

        assertThatThrownBy(() -> mailer.send(FROM, "ada@example.org", MAIL, TAGS))
                .isInstanceOf(RetryLater.class)
                .hasMessage(reason);
    }

    @Test
    void a_service_that_is_away_is_tried_later() {
        service.close();

        assertThatThrownBy(() -> mailer.send(FROM, "ada@example.org", MAIL, TAGS))
                .isInstanceOf(RetryLater.class);
    }

    /** SES quotes addresses in its messages. */
    private static String error(String code) {
        return error(code, "Address ada@example.org");
    }

    private static String error(String code, String message) {
        return """
                <ErrorResponse><Error><Type>Sender</Type><Code>%s</Code>\
                <Message>%s</Message></Error><RequestId>r</RequestId></ErrorResponse>"""
                .formatted(code, message);
    }
}
