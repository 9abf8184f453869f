package dev.kehrwieder.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import dev.kehrwieder.fakes.Fault;
import dev.kehrwieder.fakes.oidc.FakeIssuer;
import dev.kehrwieder.platform.call.OutgoingCalls;
import dev.kehrwieder.platform.log.CapturedOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IssuerKeysTest {
    private Instant now = Instant.parse("2026-11-27T10:00:00Z");
    private FakeIssuer issuer;
    private IssuerKeys keys;

    @BeforeEach
    void start() throws IOException {
        issuer = FakeIssuer.start("kehrwieder", () -> now);
        keys = keysOf(issuer.uri().toString(), 64 * 1024);
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    private IssuerKeys keysOf(String name, int largestAnswer) {
        return new IssuerKeys(
                new StaffSignIn(name, "kehrwieder", "roles", "demo"),
                new OutgoingCalls(Duration.ofSeconds(1), largestAnswer),
                () -> now);
    }

    private boolean knows(String keyId) throws KeySourceException {
        return !keys.get(new JWKSelector(new JWKMatcher.Builder().keyID(keyId).build()), null)
                .isEmpty();
    }

    private void assertUnknown() {
        assertUnknown("rsa-1");
    }

    private void assertUnknown(String keyId) {
        assertThatExceptionOfType(KeySourceException.class).isThrownBy(() -> knows(keyId));
    }

    private int asked() {
        return (int) issuer.heard().stream().filter("keys"::equals).count();
    }

    @Test
    void keys_are_asked_for_once_and_again_when_they_are_a_quarter_of_an_hour_old() throws KeySourceException {
        assertThat(knows("rsa-1")).isTrue();
        assertThat(knows("ec-1")).isTrue();
        now = now.plus(IssuerKeys.FRESH).minusMillis(1);
        assertThat(knows("rsa-1")).isTrue();
        assertThat(asked()).isEqualTo(1);
        now = now.plusMillis(1);
        assertThat(knows("rsa-1")).isTrue();
        assertThat(asked()).isEqualTo(2);
    }

    @Test
    void a_key_that_is_new_is_found_and_one_that_is_gone_counts_no_more() throws KeySourceException {
        assertThat(knows("rsa-1")).isTrue();
        issuer.rotate();
        now = now.plus(IssuerKeys.BETWEEN);
        assertThat(knows("rsa-2")).isTrue();
        assertThat(knows("rsa-1")).isFalse();
    }

    @Test
    void names_that_nobody_knows_ask_the_issuer_once_a_minute() throws KeySourceException {
        assertThat(knows("rsa-1")).isTrue();
        for (int second = 0; second < 120; second++) {
            assertThat(knows("guess-" + second)).isFalse();
            now = now.plusSeconds(1);
        }
        assertThat(asked()).isEqualTo(2);
    }

    @Test
    void while_the_issuer_is_away_known_keys_count_for_a_day() throws KeySourceException {
        assertThat(knows("rsa-1")).isTrue();
        issuer.down(true);
        now = now.plus(IssuerKeys.LAST).minusSeconds(1);
        assertThat(knows("rsa-1")).isTrue();
        // It may be a new one, of which nobody can tell now.
        assertUnknown("rsa-2");
        now = now.plusSeconds(1);
        assertUnknown();
    }

    @Test
    void an_issuer_that_was_never_there_is_asked_every_five_seconds_and_told_of() throws KeySourceException {
        issuer.down(true);
        try (CapturedOutput output = new CapturedOutput()) {
            assertUnknown();
            assertUnknown();
            assertThat(output.text().lines())
                    .singleElement()
                    .asString()
                    .contains("\"event\":\"issuer's keys not to be had\"", "\"level\":\"ERROR\"", "is answered 503");
        }
        assertThat(issuer.heard()).containsExactly("discovery");
        issuer.down(false);
        assertUnknown();
        now = now.plus(IssuerKeys.BETWEEN_FIRST);
        assertThat(knows("rsa-1")).isTrue();
    }

    @Test
    void nobody_listens_there() {
        issuer.close();
        assertUnknown();
    }

    @Test
    void a_clock_that_is_set_back_does_not_keep_old_keys() throws KeySourceException {
        assertThat(knows("rsa-1")).isTrue();
        issuer.rotate();
        now = now.minus(Duration.ofDays(30));
        assertThat(knows("rsa-2")).isTrue();
    }

    @Test
    void the_document_must_be_of_the_very_issuer() throws KeySourceException {
        issuer.callItself("https://id.evil.example");
        assertUnknown();
        issuer.callItself(issuer.uri() + "/");
        now = now.plus(IssuerKeys.BETWEEN_FIRST);
        assertUnknown();
        keys = keysOf(issuer.uri() + "/", 64 * 1024);
        assertThat(knows("rsa-1")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://id.shop.example/keys", "file:///etc/passwd", "keys", "https:///keys", "no address"})
    void keys_are_not_fetched_where_others_could_put_theirs(String address) {
        issuer.keepKeysAt(address);
        assertUnknown();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"ERROR_BEFORE", "UNAVAILABLE", "TIMEOUT_BEFORE", "BREAK_BEFORE", "BROKEN_JSON", "REDIRECT"})
    void whatever_goes_wrong_on_the_way_known_keys_stay(Fault fault) throws KeySourceException {
        assertThat(knows("rsa-1")).isTrue();
        for (String call : new String[] {"discovery", "keys"}) {
            issuer.next(call, fault);
            now = now.plus(IssuerKeys.FRESH);
            assertThat(knows("rsa-1")).isTrue();
        }
        assertThat(issuer.heard()).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void an_answer_beyond_all_measure_is_not_read() {
        keys = keysOf(issuer.uri().toString(), 100);
        assertUnknown();
    }
}
