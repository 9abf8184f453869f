package dev.kehrwieder.platform.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kehrwieder.platform.environment.Environment;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Against the protocol as the SDK's own client speaks it. */
class ParameterStoreTest {
    private static final String FOUND = "{\"Parameter\":{\"Name\":\"/a\",\"Value\":\"v\u00e4lue\"}}";

    private final LocalService service = new LocalService();

    @AfterEach
    void stop() {
        service.close();
    }

    private ParameterStore parameters() {
        return new AwsClients(service.environment()).parameters();
    }

    @Test
    void a_value_comes_by_one_signed_call() {
        service.answers(200, FOUND);
        assertThat(parameters().value("/a")).hasValue("v\u00e4lue");
        LocalService.Call call = service.calls().getFirst();
        assertThat(call.path()).isEqualTo("/");
        assertThat(call.target()).isEqualTo("AmazonSSM.GetParameter");
        assertThat(call.authorization())
                .startsWith("AWS4-HMAC-SHA256 Credential=local/")
                .contains("/eu-central-1/ssm/aws4_request", "x-amz-target");
    }

    @Test
    void an_unknown_name_has_no_value() {
        service.answers(400, "{\"__type\":\"ParameterNotFound\"}")
                .answers(400, "{\"__type\":\"com.amazonaws.ssm#ParameterNotFound\"}");
        assertThat(parameters().value("/a")).isEmpty();
        assertThat(parameters().value("/a")).isEmpty();
    }

    @Test
    void a_busy_service_is_asked_again() {
        service.answers(503, "<html>")
                .answers(400, "{\"__type\":\"ThrottlingException\"}")
                .answers(200, FOUND);
        assertThat(parameters().value("/a")).isPresent();
        assertThat(service.calls()).hasSize(3);
    }

    @Test
    void a_service_that_stays_away_is_asked_three_times() {
        service.answers(500, "{}").answers(500, "{}").answers(500, "{}");
        assertThatThrownBy(() -> parameters().value("/a")).isInstanceOf(SdkClientException.class);
        assertThat(service.calls()).hasSize(3);
        service.close();
        assertThatThrownBy(() -> parameters().value("/a")).isInstanceOf(SdkClientException.class);
    }

    @Test
    void a_refusal_is_not_asked_again_and_its_message_is_not_handed_on() {
        service.answers(400, "{\"__type\":\"AccessDeniedException\",\"message\":\"arn:aws:iam::1:role/x\"}");
        assertThatThrownBy(() -> parameters().value("/a"))
                .isInstanceOf(SdkClientException.class)
                .hasMessageContaining("AccessDeniedException")
                .hasMessageNotContaining("arn:");
        assertThat(service.calls()).hasSize(1);
    }

    @Test
    void a_session_token_goes_along_as_with_the_clients_of_the_sdk() {
        service.answers(200, FOUND).answers(200, "{\"QueueUrls\":[]}");
        Environment environment = new Environment(Map.of(
                "AWS_REGION", "eu-central-1",
                "AWS_ENDPOINT_URL", service.url(),
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local",
                "AWS_SESSION_TOKEN", "token"));
        new AwsClients(environment).parameters().value("/a");
        try (SqsClient sqs = new AwsClients(environment).sqs()) {
            sqs.listQueues();
        }
        assertThat(service.calls()).hasSize(2).allSatisfy(call -> assertThat(call.authorization())
                .contains("x-amz-security-token"));
    }

    @Test
    void without_an_endpoint_of_its_own_it_goes_to_the_region() {
        for (String region : new String[] {"eu-central-1", "cn-north-1"}) {
            assertThat(new AwsClients(new Environment(Map.of("AWS_REGION", region)))
                            .parameters()
                            .endpoint())
                    .hasToString("https://ssm." + region + ".amazonaws.com" + (region.startsWith("cn") ? ".cn" : ""));
        }
    }
}
