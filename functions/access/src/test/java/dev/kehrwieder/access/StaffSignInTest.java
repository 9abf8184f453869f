package dev.kehrwieder.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.kehrwieder.platform.environment.Environment;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StaffSignInTest {
    private static Optional<StaffSignIn> from(String issuer, String audience, String claim) {
        return StaffSignIn.from(new Environment(Map.of(
                "OIDC_ISSUER", issuer, "OIDC_AUDIENCE", audience, "OIDC_ROLES_CLAIM", claim, "DEFAULT_SHOP", "demo")));
    }

    @Test
    void without_an_issuer_nobody_signs_in() {
        assertThat(from("", "", "roles")).isEmpty();
    }

    @Test
    void an_issuer_without_an_audience_does_not_start() {
        assertThatIllegalStateException()
                .isThrownBy(() -> from("https://id.shop.example", "", ""))
                .withMessageContaining("OIDC_AUDIENCE");
    }

    @Test
    void the_claim_is_roles_unless_it_is_said() {
        assertThat(from("https://id.shop.example", "kw", "").orElseThrow().rolesClaim())
                .isEqualTo("roles");
        assertThat(from("https://id.shop.example", "kw", "groups").orElseThrow().rolesClaim())
                .isEqualTo("groups");
    }

    @ParameterizedTest
    @CsvSource({
        "https://id.shop.example,https://id.shop.example/.well-known/openid-configuration",
        "https://id.shop.example/,https://id.shop.example/.well-known/openid-configuration",
        "https://id.example/realms/shop,https://id.example/realms/shop/.well-known/openid-configuration",
        "http://127.0.0.1:9000,http://127.0.0.1:9000/.well-known/openid-configuration",
        "http://localhost:9000/a/,http://localhost:9000/a/.well-known/openid-configuration"
    })
    void discovery_lies_below_the_issuer(String issuer, String discovery) {
        assertThat(from(issuer, "kw", "").orElseThrow().discovery()).hasToString(discovery);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://id.shop.example",
                "http://127.0.0.1.shop.example",
                "http://localhost@shop.example",
                "ftp://id.shop.example",
                "file:///etc/passwd",
                "id.shop.example",
                "https:///no-host",
                "https://id.shop.example?a=b",
                "https://id.shop.example#a",
                "https://id shop"
            })
    void an_issuer_that_others_could_play_does_not_start(String issuer) {
        assertThatIllegalArgumentException().isThrownBy(() -> from(issuer, "kw", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "https://id.shop.example, https://keys.shop.example/jwks, true",
        "https://id.shop.example, https://id.shop.example:8443/jwks, true",
        "https://id.shop.example, http://127.0.0.1:9001/2018-06-01/runtime, false",
        "https://id.shop.example, https://localhost/jwks, false",
        "http://127.0.0.1:9000, http://127.0.0.1:9000/jwks, true"
    })
    void an_issuer_elsewhere_does_not_send_us_to_this_very_machine(String issuer, URI keys, boolean safe) {
        assertThat(new StaffSignIn(issuer, "kehrwieder", "roles", "demo").isSafeToAsk(keys))
                .isEqualTo(safe);
    }
}
