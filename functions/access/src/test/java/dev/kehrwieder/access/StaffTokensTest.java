package dev.kehrwieder.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kehrwieder.fakes.oidc.FakeIssuer;
import dev.kehrwieder.platform.call.OutgoingCalls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

final class StaffTokensTest {
    private static final String SUPPORT = "kehrwieder:SUPPORT";

    private Instant now = Instant.parse("2026-11-27T10:00:00Z");
    private FakeIssuer issuer;
    private StaffTokens tokens;

    @BeforeEach
    void start() throws IOException {
        issuer = FakeIssuer.start("kehrwieder", () -> now);
        StaffSignIn signIn = new StaffSignIn(issuer.uri().toString(), "kehrwieder", "roles", "demo");
        OutgoingCalls calls = new OutgoingCalls(Duration.ofSeconds(10));
        tokens = new StaffTokens(signIn, new IssuerKeys(signIn, calls, () -> now), () -> now);
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    private ObjectNode claims() {
        return issuer.claims("anna", SUPPORT);
    }

    private Admission sent(ObjectNode claims) {
        return tokens.apply(issuer.signed("RS256", claims));
    }

    private String personOf(String token) {
        return ((Granted) tokens.apply(token)).keyId();
    }

    private static Admission refused(String reason) {
        return new Refused("token: " + reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "PS256", "ES256"})
    void who_signed_in_is_let_in_with_the_role_that_the_issuer_gave(String algorithm) {
        assertThat(tokens.apply(issuer.signed(algorithm, claims()))).isInstanceOfSatisfying(Granted.class, granted -> {
            assertThat(granted.shop()).isEqualTo("demo");
            assertThat(granted.role()).isEqualTo("SUPPORT");
            assertThat(granted.until()).isEqualTo(Optional.of(now.plusSeconds(10 * 60 + 30)));
        });
    }

    @Test
    void a_person_has_one_name_in_every_role_and_shop_and_nobody_else_has_it() {
        String anna = personOf(issuer.token("anna", SUPPORT));
        assertThat(anna).matches("oidc:[0-9a-f]{32}").doesNotContain("anna");
        assertThat(personOf(issuer.token("anna", "kehrwieder:other:FINANCE"))).isEqualTo(anna);
        assertThat(personOf(issuer.token("bert", SUPPORT))).isNotEqualTo(anna);
    }

    @Test
    void a_role_of_another_shop_counts_there() {
        assertThat(tokens.apply(issuer.token("anna", "kehrwieder:other:SUPPORT")))
                .isInstanceOfSatisfying(
                        Granted.class, granted -> assertThat(granted.shop()).isEqualTo("other"));
    }

    @Test
    void no_role_and_two_roles_are_known_people_who_may_nothing() {
        assertThat(tokens.apply(issuer.token("anna"))).isInstanceOfSatisfying(WithoutRole.class, none -> {
            assertThat(none.keyId()).startsWith("oidc:");
            assertThat(none.reason()).isEqualTo("no role of ours");
        });
        assertThat(tokens.apply(issuer.token("anna", SUPPORT, "kehrwieder:ADMIN")))
                .isInstanceOfSatisfying(WithoutRole.class, several -> assertThat(several.reason())
                        .isEqualTo("more than one role of ours"));
        ObjectNode without = claims();
        without.remove("roles");
        assertThat(sent(without)).isInstanceOf(WithoutRole.class);
    }

    @Test
    void a_token_counts_from_its_beginning_to_its_end_give_or_take_half_a_minute() {
        ObjectNode claims = claims();
        long second = now.getEpochSecond();
        claims.put("nbf", second).put("exp", second + 60);
        Instant begin = now;
        now = begin.minusSeconds(31);
        assertThat(sent(claims)).isEqualTo(refused("not yet valid"));
        now = begin.minusSeconds(30);
        assertThat(sent(claims)).isInstanceOf(Granted.class);
        now = begin.plusSeconds(89);
        assertThat(sent(claims)).isInstanceOf(Granted.class);
        now = begin.plusSeconds(90);
        assertThat(sent(claims)).isEqualTo(refused("expired"));
    }

    @Test
    void a_token_of_another_issuer_or_for_somebody_else_is_refused_without_a_call() {
        assertThat(sent(claims().put("iss", issuer.uri() + "/"))).isEqualTo(refused("another issuer"));
        assertThat(sent(claims().put("iss", "https://id.evil.example"))).isEqualTo(refused("another issuer"));
        assertThat(sent(claims().put("aud", "other"))).isEqualTo(refused("another audience"));
        ObjectNode nobody = claims();
        nobody.remove("aud");
        assertThat(sent(nobody)).isEqualTo(refused("another audience"));
        ObjectNode endless = claims();
        endless.remove("exp");
        assertThat(sent(endless)).isEqualTo(refused("no end"));
        assertThat(sent(claims().put("sub", " "))).isEqualTo(refused("no subject"));
        assertThat(sent(claims().put("sub", "x".repeat(256)))).isEqualTo(refused("no subject"));
        assertThat(issuer.heard()).isEmpty();
    }

    @Test
    void of_several_audiences_the_token_says_that_it_was_made_for_us() {
        ObjectNode claims = claims();
        claims.putArray("aud").add("kehrwieder").add("other");
        assertThat(sent(claims)).isEqualTo(refused("another client"));
        assertThat(sent(claims.put("azp", "other"))).isEqualTo(refused("another client"));
        assertThat(sent(claims.put("azp", "kehrwieder"))).isInstanceOf(Granted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "HS256"})
    void what_everybody_can_sign_is_refused_without_a_call(String algorithm) {
        assertThat(tokens.apply(issuer.signed(algorithm, claims()))).isInstanceOf(Refused.class);
        ObjectNode ourKey = issuer.header(algorithm).put("kid", "rsa-1");
        assertThat(tokens.apply(issuer.signed(ourKey, claims()))).isInstanceOf(Refused.class);
        assertThat(issuer.heard()).isEmpty();
    }

    @Test
    void a_key_counts_for_its_own_algorithm_only() {
        String byCurve = issuer.signed(issuer.header("ES256"), claims());
        String[] parts = byCurve.split("\\.");
        String asRsa = base64(issuer.header("RS256").put("kid", "ec-1").toString()) + "." + parts[1] + "." + parts[2];
        assertThat(tokens.apply(asRsa)).isEqualTo(refused("no key of the issuer's fits"));
    }

    @Test
    void a_token_that_was_changed_on_the_way_is_refused() {
        String token = issuer.token("anna", SUPPORT);
        String[] parts = token.split("\\.");
        String admin = base64(issuer.claims("anna", "kehrwieder:ADMIN").toString());
        assertThat(tokens.apply(parts[0] + "." + admin + "." + parts[2])).isEqualTo(refused("another signature"));
        assertThat(tokens.apply(parts[0] + "." + parts[1] + ".")).isEqualTo(refused("no signed token"));
    }

    @Test
    void a_key_that_a_token_brings_along_is_not_used() throws IOException {
        try (FakeIssuer evil = FakeIssuer.start("kehrwieder", () -> now)) {
            evil.rotate();
            ObjectNode header = evil.header("RS256").put("kid", "rsa-1").put("jku", evil.uri() + "/keys");
            assertThat(tokens.apply(evil.signed(header, claims()))).isEqualTo(refused("another signature"));
            assertThat(evil.heard()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"typ,dpop+jwt", "crit,1"})
    void a_token_of_another_kind_is_refused(String name, String value) {
        ObjectNode header = issuer.header("RS256");
        if (name.equals("crit")) {
            header.putArray("crit").add("exp-new");
            header.put("exp-new", value);
        } else {
            header.put(name, value);
        }
        assertThat(tokens.apply(issuer.signed(header, claims()))).isInstanceOf(Refused.class);
    }

    @Test
    void an_access_token_may_call_itself_one() {
        ObjectNode header = issuer.header("RS256").put("typ", "at+jwt");
        assertThat(tokens.apply(issuer.signed(header, claims()))).isInstanceOf(Granted.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eyJ..",
                "eyJhbGciOiJSUzI1NiJ9..",
                "eyJhbGciOiJSUzI1NiJ9.e30.",
                "eyJhbGciOiJSUzI1NiJ9.W10.c2ln",
                "eyJhbGciOiJSUzI1NiJ9.bnVsbA.c2ln",
                "eyJhbGciOjd9.e30.c2ln",
                "eyJhbGciOm51bGx9.e30.c2ln",
                "eyJ9.eyJ9.eyJ9",
                "eyJhbGciOiJSUzI1NiIsImFsZyI6Im5vbmUifQ.e30.c2ln"
            })
    void garbage_is_refused_without_a_call(String token) {
        assertThat(tokens.apply(token)).isInstanceOf(Refused.class);
        assertThat(issuer.heard()).isEmpty();
    }

    @Test
    void of_a_key_that_nobody_knows_is_refused() {
        ObjectNode unknown = issuer.header("RS256").put("kid", "rsa-7");
        assertThat(tokens.apply(issuer.signed(unknown, claims()))).isEqualTo(refused("no key of the issuer's fits"));
    }

    @Test
    void a_key_that_the_issuer_has_given_up_lets_nobody_in() {
        String before = issuer.token("anna", SUPPORT);
        assertThat(tokens.apply(before)).isInstanceOf(Granted.class);
        issuer.rotate();
        now = now.plus(IssuerKeys.BETWEEN);
        assertThat(tokens.apply(issuer.token("anna", SUPPORT))).isInstanceOf(Granted.class);
        assertThat(tokens.apply(before)).isEqualTo(refused("no key of the issuer's fits"));
    }

    /** Seeded: a run that breaks something can be repeated. */
    @Test
    void whatever_chance_makes_of_a_token_it_is_refused_and_nothing_breaks() {
        Random chance = new Random(20261127);
        String header = issuer.header("RS256").toString();
        String claims = claims().toString();
        String signature = issuer.token("bert", SUPPORT).split("\\.")[2];
        for (int i = 0; i < 5_000; i++) {
            String token = base64(mutated(header, chance)) + "." + base64(mutated(claims, chance)) + "." + signature;
            assertThat(tokens.apply(token)).as(token).isInstanceOf(Refused.class);
        }
    }

    private static String mutated(String json, Random chance) {
        StringBuilder text = new StringBuilder(json);
        String[] pieces = {"\"", "{", "}", "[", "null", "-1", "1e999", ":", ",", "\u0000", "\"jwk\":{\"kty\":\"RSA\"},"
        };
        for (int changes = chance.nextInt(3); changes >= 0; changes--) {
            int at = chance.nextInt(text.length());
            text.replace(at, Math.min(text.length(), at + chance.nextInt(4)), pieces[chance.nextInt(pieces.length)]);
        }
        return text.toString();
    }

    @Test
    void claims_of_another_shape_are_refused() {
        for (String claim : List.of("iss", "sub", "exp", "nbf", "aud")) {
            ObjectNode claims = claims();
            claims.putObject(claim).put("a", 1);
            assertThat(sent(claims)).as(claim).isInstanceOf(Refused.class);
        }
        for (double end : new double[] {-1, 9e18, 1e300}) {
            assertThat(sent(claims().put("exp", end))).as("exp " + end).isInstanceOf(Refused.class);
        }
        String deep = "{\"a\":".repeat(1000) + "1" + "}".repeat(1000);
        String token = base64("{\"alg\":\"RS256\"}") + "." + base64(deep) + ".c2ln";
        assertThat(tokens.apply(token)).isInstanceOf(Refused.class);
    }

    @Test
    void an_issuer_that_is_away_is_no_refusal() {
        issuer.down(true);
        String token = issuer.token("anna", SUPPORT);
        assertThatExceptionOfType(StaffTokens.IssuerUnknown.class).isThrownBy(() -> tokens.apply(token));
        now = now.plusSeconds(5);
        issuer.down(false);
        assertThat(tokens.apply(token)).isInstanceOf(Granted.class);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
