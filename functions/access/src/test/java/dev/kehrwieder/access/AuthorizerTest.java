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
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AuthorizerTest {
    private static final String METHOD = "arn:aws:execute-api:eu-central-1:000000000000:local/live/GET/v1/orders/1001";

    private static final String TOKEN = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln";
    private static final Admission KNOWN = new Granted("demo", "STOREFRONT", "k1", Optional.empty());
    private static final Admission PERSON =
            new Granted("demo", "SUPPORT", "oidc:5ad3", Optional.of(Instant.ofEpochSecond(1_800_000_000)));

    private final Authorizer authorizer = new Authorizer(AuthorizerTest::key, Optional.empty());

    private static Admission key(String key) {
        return key.equals("local-storefront") ? KNOWN : new Refused("unknown");
    }

    private static Admission nobodyAsks(String bearer) {
        throw new AssertionError("looked up");
    }

    private static Authorizer withTokens(Function<String, Admission> tokens) {
        return new Authorizer(AuthorizerTest::key, Optional.of(tokens));
    }

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
                    .contains("\"event\":\"caller refused\"", "\"level\":\"INFO\"")
                    .doesNotContain("unknown-key", "Exception");
        }
    }

    @Test
    void a_key_longer_than_any_of_ours_is_not_even_looked_up() {
        Authorizer curious = new Authorizer(AuthorizerTest::nobodyAsks, Optional.of(AuthorizerTest::nobodyAsks));
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
        Authorizer unlucky = new Authorizer(
                key -> {
                    throw new StoreUnavailable("throttled", null);
                },
                Optional.empty());
        assertThatExceptionOfType(StoreUnavailable.class)
                .isThrownBy(() -> unlucky.apply(bearing("Bearer local-storefront")));
    }

    @Test
    void a_token_opens_the_stage_for_a_person_and_says_when_it_ends() {
        Authorizer asksTheIssuer =
                new Authorizer(AuthorizerTest::nobodyAsks, Optional.of(token -> token.equals(TOKEN) ? PERSON : KNOWN));
        IamPolicyResponseV1 answer = asksTheIssuer.apply(bearing("Bearer " + TOKEN));
        assertThat(answer.getPrincipalId()).isEqualTo("oidc:5ad3");
        assertThat(answer.getContext())
                .isEqualTo(Map.of("shop", "demo", "role", "SUPPORT", "keyId", "oidc:5ad3", "until", "1800000000"));
    }

    @Test
    void a_key_is_never_taken_for_a_token() {
        Authorizer both = withTokens(AuthorizerTest::nobodyAsks);
        assertThat(both.apply(bearing("Bearer local-storefront")).getPrincipalId())
                .isEqualTo("k1");
        assertThatThrownBy(() -> both.apply(bearing("Bearer kw_0123456789abcdef")))
                .hasMessage("Unauthorized");
        assertThatThrownBy(() -> both.apply(bearing("Bearer a.b.c"))).hasMessage("Unauthorized");
    }

    @Test
    void where_nobody_signs_in_a_token_is_an_unknown_key() {
        assertThatThrownBy(() -> authorizer.apply(bearing("Bearer " + TOKEN))).hasMessage("Unauthorized");
    }

    @Test
    void a_token_may_be_as_long_as_the_gateway_takes_headers_and_no_longer() {
        String head = "eyJhbGciOiJSUzI1NiJ9.e30.";
        Authorizer lenient = withTokens(token -> PERSON);
        String longest = head + "x".repeat(Authorizer.LONGEST_TOKEN - head.length());
        assertThat(lenient.apply(bearing("Bearer " + longest)).getPrincipalId()).isEqualTo("oidc:5ad3");
        Authorizer curious = withTokens(AuthorizerTest::nobodyAsks);
        assertThatThrownBy(() -> curious.apply(bearing("Bearer " + longest + "x")))
                .hasMessage("Unauthorized");
    }

    @Test
    void a_person_without_a_role_is_known_and_denied_everything() {
        try (CapturedOutput output = new CapturedOutput()) {
            IamPolicyResponseV1 answer = withTokens(token -> new WithoutRole("oidc:5ad3", "no role of ours"))
                    .apply(bearing("Bearer " + TOKEN));
            assertThat((Object[]) answer.getPolicyDocument().get("Statement"))
                    .singleElement(MAP)
                    .containsEntry("Effect", "Deny");
            assertThat(answer.getContext()).isEmpty();
            assertThat(output.text()).contains("\"event\":\"caller without a role\"", "oidc:5ad3", "no role of ours");
        }
    }
}
