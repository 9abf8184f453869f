package dev.kehrwieder.carriers.easypost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EasyPostAccountTest {
    private static EasyPostAccount account(String secret) {
        return EasyPostAccount.of(name -> secret, "demo");
    }

    @Test
    void lists_are_optional_and_secrets_are_not_shown() {
        EasyPostAccount account = account("{\"apiKey\":\"EZ_k\",\"webhookSecret\":\"w_s\"}");
        assertThat(account.carrierAccounts()).isEmpty();
        assertThat(account.services()).isEmpty();
        assertThat(account.toString()).doesNotContain("EZ_k", "w_s");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EZ_k",
                "[]",
                "{\"apiKey\":\"EZ_k\"}",
                "{\"apiKey\":\" \",\"webhookSecret\":\"EZ_k\"}",
                "{\"apiKey\":7,\"webhookSecret\":\"EZ_k\"}",
                "{\"apiKey\":\"EZ_k\",\"webhookSecret\":\"w_s\",\"carrierAccounts\":[7]}"
            })
    void what_cannot_be_read_is_named_and_not_quoted(String secret) {
        assertThatThrownBy(() -> account(secret))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("carrier/easypost/demo")
                .hasMessageNotContaining("EZ_k")
                .hasNoCause();
    }
}
