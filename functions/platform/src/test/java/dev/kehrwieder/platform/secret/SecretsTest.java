package dev.kehrwieder.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kehrwieder.platform.aws.AwsClients;
import dev.kehrwieder.platform.aws.LocalService;
import dev.kehrwieder.platform.environment.Environment;
import dev.kehrwieder.platform.fault.RetryLater;
import dev.kehrwieder.platform.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SecretsTest {

    private static final String NOT_FOUND = "{\"__type\":\"ParameterNotFound\"}";
    private static final String DENIED = "{\"__type\":\"AccessDeniedException\"}";

    private final LocalService service = new LocalService();
    private Instant now = Instant.parse("2026-11-02T09:15:00Z");

    @AfterEach
    void stop() {
        service.close();
    }

    private SsmSecrets ssm() {
        return new SsmSecrets(new AwsClients(service.environment()).ssm(), "/kehrwieder/live", () -> now);
    }

    private static String parameter(String value) {
        return "{\"Parameter\":{\"Value\":\"" + value + "\"}}";
    }

    @Test
    void fixed_secrets_come_from_the_environment() {
        Secrets secrets = Secrets.from(new Environment(Map.of("SECRETS_FIXED", "{\"carriers/local\":\"key\"}")));
        assertThat(secrets.secret("carriers/local")).isEqualTo("key");
        assertThatThrownBy(() -> secrets.secret("other"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("other");
    }

    @Test
    void fixed_secrets_that_are_no_object_of_texts_stop_the_start() {
        for (String wrong : new String[] {"[]", "{", "{\"a\":1}"}) {
            assertThatThrownBy(() -> Secrets.from(new Environment(Map.of("SECRETS_FIXED", wrong))))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("SECRETS_FIXED");
        }
    }

    @Test
    void secrets_of_ssm_are_below_the_prefix_and_decrypted() {
        service.answers(200, parameter("s3cret"));
        Map<String, String> variables = new HashMap<>(service.environment().variables());
        variables.put("SECRETS_PREFIX", "/kehrwieder/live/");
        assertThat(Secrets.from(new Environment(variables)).secret("carriers/local"))
                .isEqualTo("s3cret");
        assertThat(service.calls().getFirst().target()).isEqualTo("AmazonSSM.GetParameter");
        assertThat(Json.parse(service.calls().getFirst().body()))
                .isEqualTo(Json.parse("{\"Name\":\"/kehrwieder/live/carriers/local\",\"WithDecryption\":true}"));
    }

    @Test
    void secret_is_kept_for_five_minutes_and_no_longer() {
        service.answers(200, parameter("old")).answers(200, parameter("new"));
        SsmSecrets secrets = ssm();
        assertThat(secrets.secret("a")).isEqualTo("old");
        now = now.plus(Duration.ofMinutes(5)).minusMillis(1);
        assertThat(secrets.secret("a")).isEqualTo("old");
        now = now.plusMillis(1);
        assertThat(secrets.secret("a")).isEqualTo("new");
        assertThat(service.calls()).hasSize(2);
    }

    @Test
    void old_secret_serves_while_ssm_is_away() {
        service.answers(200, parameter("old")).answers(400, DENIED);
        SsmSecrets secrets = ssm();
        secrets.secret("a");
        now = now.plus(Duration.ofHours(1));
        assertThat(secrets.secret("a")).isEqualTo("old");
    }

    @Test
    void unknown_secret_is_named_and_an_unreadable_one_may_be_tried_again() {
        service.answers(400, NOT_FOUND).answers(400, DENIED);
        SsmSecrets secrets = ssm();
        assertThatThrownBy(() -> secrets.secret("a"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("secret a");
        assertThatThrownBy(() -> secrets.secret("a")).isInstanceOf(RetryLater.class);
    }

    @Test
    void without_either_variable_the_function_does_not_start() {
        assertThatThrownBy(() -> Secrets.from(new Environment(Map.of()))).hasMessageContaining("SECRETS_PREFIX");
    }
}
