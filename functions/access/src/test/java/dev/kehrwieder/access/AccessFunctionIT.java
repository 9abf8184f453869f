package dev.kehrwieder.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kehrwieder.platform.aws.LocalAws;
import dev.kehrwieder.platform.function.BothEntries;
import dev.kehrwieder.platform.function.SampleEvents;
import dev.kehrwieder.platform.json.Json;
import dev.kehrwieder.platform.log.CapturedOutput;
import dev.kehrwieder.platform.store.ApiKey;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class AccessFunctionIT {
    private static LocalAws aws;
    private static AccessHandler handler;

    @BeforeAll
    static void start() {
        aws = new LocalAws();
        aws.table().givenApiKey("local-storefront", key(Optional.empty()));
        aws.table().givenApiKey("ended", key(Optional.of(Instant.now().minusSeconds(60))));
        aws.table().givenApiKey("ends", key(Optional.of(Instant.now().plusSeconds(3600))));
        handler = new AccessHandler(aws.environment(AccessFunction.NAME));
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    private static ApiKey key(Optional<Instant> expiresAt) {
        return new ApiKey("demo", "STOREFRONT", "k1", expiresAt);
    }

    private static String bearing(String key) {
        return SampleEvents.read("access/bearer.json").replace("local-storefront", key);
    }

    @Test
    void the_sample_is_let_in_by_both_entries() {
        assertThat(BothEntries.agree(handler, SampleEvents.read("access/bearer.json")))
                .isEqualTo(
                        Json.parse(
                                """
                {"principalId":"k1",
                 "policyDocument":{"Version":"2012-10-17","Statement":[{"Action":"execute-api:Invoke","Effect":"Allow",
                   "Resource":["arn:aws:execute-api:eu-central-1:000000000000:local/live/*"]}]},
                 "context":{"shop":"demo","role":"STOREFRONT","keyId":"k1"}}
                """));
    }

    @Test
    void a_key_counts_until_it_ends() {
        JsonNode let = BothEntries.typed(handler, bearing("ends"));
        assertThat(let.get("principalId").stringValue()).isEqualTo("k1");
        assertThat(let.at("/context/until").stringValue()).containsOnlyDigits();
        assertThatThrownBy(() -> BothEntries.typed(handler, bearing("ended"))).hasMessage("Unauthorized");
    }

    @Test
    void an_unknown_key_leaves_the_handler_as_the_very_text_and_no_trace_in_the_log() {
        try (CapturedOutput output = new CapturedOutput()) {
            assertThatThrownBy(() -> BothEntries.typed(handler, bearing("guessed-key")))
                    .hasMessage("Unauthorized");
            assertThat(output.text()).doesNotContain("guessed-key");
        }
    }
}
