package dev.kehrwieder.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EmailAddressTest {
    @ParameterizedTest
    @CsvSource({
        "ada@example.org,ada@example.org",
        "o'hara+returns@example.co.uk,o'hara+returns@example.co.uk",
        "ada@müller.example,ada@xn--mller-kva.example",
        "ada@例え.テスト,ada@xn--r8jz45g.xn--zckzah",
        "ada@उदाहरण.परीक्षा,ada@xn--p1b6ci4b4b3a.xn--11b5bs3a9aj6g",
        "ada@مثال.إختبار,ada@xn--mgbh0fb.xn--kgbechtv",
        "ada@xn--mller-kva.example,ada@xn--mller-kva.example",
        "ada@почта.example,ada@xn--80a1acny.example",
        "ada@localhost,ada@localhost",
        "A.B-c_1@1.example,A.B-c_1@1.example"
    })
    void an_address_is_sent_in_its_ascii_form(String address, String sent) {
        assertThat(EmailAddress.ascii(address)).contains(sent);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "@example.org",
                "ada@",
                "ada@@example.org",
                ".ada@example.org",
                "ada.@example.org",
                "a..da@example.org",
                "\"ada\"@example.org",
                "ada lovelace@example.org",
                "ada@example.org\r\nBcc: eve@example.org",
                "ada\u0000@example.org",
                "ada\u007f@example.org",
                "ada\u202e@example.org",
                "ädä@example.org",
                "ada@exa mple.org",
                "ada@example..org",
                "ada@-example.org",
                "ada@example_1.org",
                "ada@example.org.",
                "<ada@example.org>",
                "ada@[127.0.0.1]",
                "ада@example.org",
                "ada@exa\u0000mple.org",
                "ada@example\u202e.org",
                "ada@example\u200d.org",
                "ada@example.org\n",
                "ada@bob@example.org",
                "ada@example.org,bob@example.org",
                "ada@example-.org",
                "ada@.example.org",
                "ada@example。org",
                "ada@💌.example",
                "ada@\ud800.example",
                "ada@straße.example",
                "ada@ΣΊΣΥΦΟς.example"
            })
    void whatever_a_mail_cannot_be_sent_to_is_none(String address) {
        assertThat(EmailAddress.isDeliverable(address)).isFalse();
    }

    @Test
    void an_address_may_be_as_long_as_a_path_of_smtp() {
        String label = "d".repeat(60);
        String domain = String.join(".", label, label, label);

        assertThat(EmailAddress.isDeliverable("a".repeat(64) + "@" + domain + ".dddddd"))
                .isTrue();
        assertThat(EmailAddress.isDeliverable("a".repeat(64) + "@" + domain + ".ddddddd"))
                .isFalse();
        assertThat(EmailAddress.isDeliverable("a".repeat(65) + "@example.org")).isFalse();
        assertThat(EmailAddress.isDeliverable("a@" + "d".repeat(64) + ".org")).isFalse();
    }
}
