package dev.kehrwieder.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.fakes.oidc.FakeIssuer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** People who signed in at an issuer, before the whole machine. */
class SignInIT {
    @TempDir
    static Path folder;

    private static FakeIssuer issuer;
    private static DemoMachine machine;
    private static String rma;

    @BeforeAll
    static void start() throws InterruptedException {
        machine = DemoMachine.start(folder.resolve("data"), Map.of(), List.of(SignInIT::issuer));
        machine.putOrder("O1");
        rma = machine.register("O1", 1).text("/rma");
    }

    private static LocalSignIn issuer(Path data, URI gateway, InstantSource time) throws IOException {
        LocalSignIn started = LocalSignIn.start(data, gateway, time);
        issuer = started.issuer();
        return started;
    }

    @AfterAll
    static void stop() {
        machine.close();
    }

    private static String token(String person, String role) {
        return issuer.token(person, "kehrwieder:" + role);
    }

    private static int reads(String token) {
        return machine.get(token, "/v1/returns/" + rma).status();
    }

    @Test
    void a_person_reads_a_return_of_the_own_shop_and_of_no_other() {
        assertThat(reads(token("anna", "SUPPORT"))).isEqualTo(200);
        assertThat(reads(token("anna", "other:SUPPORT"))).isEqualTo(404);
    }

    @Test
    void keys_are_let_in_as_ever() {
        assertThat(reads("local-support")).isEqualTo(200);
        assertThat(reads("local-nobody")).isEqualTo(401);
    }

    @Test
    void a_role_does_not_do_what_is_another_s() {
        assertThat(machine.get(token("anna", "SUPPORT"), "/v1/payments/manual/transfers")
                        .status())
                .isEqualTo(403);
        assertThat(machine.get(token("fred", "FINANCE"), "/v1/payments/manual/transfers")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void who_was_given_no_role_or_two_may_nothing() {
        assertThat(reads(issuer.token("anna"))).isEqualTo(403);
        assertThat(reads(issuer.token("anna", "kehrwieder:SUPPORT", "kehrwieder:FINANCE")))
                .isEqualTo(403);
        assertThat(reads(token("anna", "STOREFRONT"))).isEqualTo(403);
    }

    @Test
    void a_bad_token_is_nobody_s() {
        ObjectNode claims = issuer.claims("anna", "kehrwieder:ADMIN");
        assertThat(reads(issuer.signed("none", claims))).isEqualTo(401);
        assertThat(reads(issuer.signed("HS256", claims))).isEqualTo(401);
        assertThat(reads(issuer.signed("RS256", issuer.claims("anna").put("aud", "other"))))
                .isEqualTo(401);
        assertThat(reads(token("anna", "SUPPORT") + "A")).isEqualTo(401);
        assertThat(reads("eyJ" + "x".repeat(9_000) + ".e30.e30")).isEqualTo(401);
    }

    /** It is kept by the gateway for minutes. */
    @Test
    void a_token_that_was_let_in_ends_when_it_ends() throws InterruptedException {
        long ends = Instant.now().getEpochSecond() - 10;
        String token = issuer.signed(
                "RS256", issuer.claims("anna", "kehrwieder:SUPPORT").put("exp", ends));
        assertThat(reads(token)).isEqualTo(200);
        machine.await("the token has ended", () -> reads(token) == 401);
        assertThat(Instant.now().getEpochSecond()).isBetween(ends + 30, ends + 60);
    }

    @Test
    void a_turned_clock_of_business_ends_no_token() {
        machine.advance("PT12H");
        assertThat(reads(token("anna", "SUPPORT"))).isEqualTo(200);
    }

    @Test
    void what_one_person_asked_for_another_approves() {
        String anna = token("anna", "SUPPORT");
        String refunds = "/v1/returns/" + rma + "/refunds";
        DemoMachine.Reply asked = machine.post(
                anna,
                refunds,
                """
                { "kind": "GOODWILL", "amount": "150.00", "reason": "LATE", "means": "STORE_CREDIT" }""");
        assertThat(asked.text("/status")).as(asked.text()).isEqualTo("WAITING");
        String approve = refunds + "/" + asked.text("/number") + "/approve";
        assertThat(machine.post(token("anna", "FINANCE"), approve, "{}").status())
                .isEqualTo(422);
        DemoMachine.Reply approved = machine.post(token("fred", "FINANCE"), approve, "{}");
        assertThat(approved.text("/status")).as(approved.text()).isEqualTo("GRANTED");
        assertThat(approved.text("/secondAgent")).startsWith("oidc:").isNotEqualTo(approved.text("/agent"));
        String timeline = machine.get(anna, "/v1/returns/" + rma + "/timeline").text();
        assertThat(timeline)
                .contains("SUPPORT:" + approved.text("/agent"), "FINANCE:" + approved.text("/secondAgent"))
                .doesNotContain("anna", "fred");
    }

    @Test
    void somebody_can_be_signed_in_at_the_machine_s_own_page() {
        DemoMachine.Reply page = machine.get("", "/_local/oidc");
        assertThat(page.text()).contains("Sign in", "SUPPORT", "ADMIN");
        DemoMachine.Reply signedIn = machine.post("", "/_local/oidc", "{\"sub\": \"gerd\", \"role\": \"FINANCE\"}");
        assertThat(machine.get(signedIn.text("/access_token"), "/v1/payments/manual/transfers")
                        .status())
                .isEqualTo(200);
        assertThat(machine.form("/_local/oidc", "sub=gerd&role=SUPPORT&shop=demo")
                        .text())
                .contains("<pre>eyJ");
        assertThat(machine.post("", "/_local/oidc", "{").status()).isEqualTo(400);
    }
}
