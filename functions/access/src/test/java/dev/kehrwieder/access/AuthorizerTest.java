package dev.kehrwieder.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.assertj.core.api.InstanceOfAssertFactories.array;

import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponseV1;
import dev.kehrwieder.core.port.StoreUnavailable;
import dev.kehrwieder.platform.log.CapturedOutput;
import dev.kehrwieder.platform.store.ApiKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AuthorizerTest {
    private static final String METHOD = "arn:aws:execute-api:eu-central-1:000000000000:local/live/GET/v1/orders/1001";

    private final Map<String, ApiKey> keys =
            Map.of("local-storefront", new ApiKey("demo", "STOREFRONT", "k1", Optional.empty()));
    private final Authorizer authorizer = new Authorizer(key -> Optional.ofNullable(keys.get(key)));

    private static APIGatewayCustomAuthorizerEvent event(Map<String, String> headers) {
        return APIGatewayCustomAuthorizerEvent.builder()
                .withMethodArn(METHOD)
                .withHeaders(headers)
                .build();
    }

    private static APIGatewayCustomAuthorizerEvent bearing(String authorization) {
        return event(Map.of("Authorization", authorization));
    }

    @Test
    void a_known_key_opens_the_whole_stage_and_says_who_calls() {
        IamPolicyResponseV1 answer = authorizer.apply(bearing("Bearer local-storefront"));
        assertThat(answer.getPrincipalId()).isEqualTo("k1");
        assertThat(answer.getContext()).isEqualTo(Map.of("shop", "demo", "role", "STOREFRONT", "keyId", "k1"));
        assertThat((Object[]) answer.getPolicyDocument().get("Statement"))
                .singleElement(MAP)
                .containsEntry("Effect", "Allow")
                .containsEntry("Action", "execute-api:Invoke")
                .extractingByKey("Resource", array(String[].class))
                .containsExactly("arn:aws:execute-api:eu-central-1:000000000000:local/live/*");
    }

    @ParameterizedTest
    @CsvSource({
        "Authorization,Bearer local-storefront",
        "authorization,Bearer local-storefront",
        "AUTHORIZATION,bearer local-storefront",
        "Authorization,BEARER   local-storefront"
    })
    void names_of_header_and_scheme_have_no_case(String header, String value) {
        assertThat(authorizer.apply(event(Map.of(header, value))).getPrincipalId())
                .isEqualTo("k1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer unknown",
                "Bearer LOCAL-STOREFRONT",
                "Bearer",
                "Bearer ",
                "",
                "local-storefront",
                "Basic local-storefront",
                "Bearer local-storefront local-storefront",
                "Bearer local-storefront\u00e9"
            })
    void anybody_else_gets_exactly_the_text_that_the_gateway_turns_into_a_401(String authorization) {
        assertThatThrownBy(() -> authorizer.apply(bearing(authorization))).hasMessage("Unauthorized");
    }

    @Test
    void a_refused_key_is_logged_once_as_what_it_is_and_without_the_key() {
        try (CapturedOutput output = new CapturedOutput()) {
            assertThatThrownBy(() -> authorizer.apply(bearing("Bearer unknown-key")))
                    .hasNoCause()
                    .extracting(Throwable::getStackTrace, array(StackTraceElement[].class))
                    .isEmpty();
            assertThat(output.text().lines())
                    .singleElement(STRING)
                    .contains("\"event\":\"key refused\"", "\"level\":\"INFO\"")
                    .doesNotContain("unknown-key", "Exception");
        }
    }

    @Test
    void a_key_longer_than_any_of_ours_is_not_even_looked_up() {
        Authorizer curious = new Authorizer(key -> {
            throw new AssertionError("looked up");
        });
        assertThatThrownBy(() -> curious.apply(bearing("Bearer " + "x".repeat(257))))
                .hasMessage("Unauthorized");
    }

    @Test
    void a_call_without_headers_or_with_an_empty_one_is_nobodys() {
        Map<String, String> empty = new HashMap<>();
        empty.put("Authorization", null);
        assertThatThrownBy(() -> authorizer.apply(event(null))).hasMessage("Unauthorized");
        assertThatThrownBy(() -> authorizer.apply(event(Map.of()))).hasMessage("Unauthorized");
        assertThatThrownBy(() -> authorizer.apply(event(empty))).hasMessage("Unauthorized");
    }

    @Test
    void a_table_that_does_not_answer_is_no_refusal() {
        Authorizer unlucky = new Authorizer(key -> {
            throw new StoreUnavailable("throttled", null);
        });
        assertThatExceptionOfType(StoreUnavailable.class)
                .isThrownBy(() -> unlucky.apply(bearing("Bearer local-storefront")));
    }
}
