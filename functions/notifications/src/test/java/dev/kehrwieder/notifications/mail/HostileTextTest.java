package dev.kehrwieder.notifications.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kehrwieder.core.policy.Brand;
import dev.kehrwieder.notifications.mail.MailContent.Declined;
import dev.kehrwieder.notifications.mail.MailContent.Handover;
import dev.kehrwieder.notifications.mail.MailContent.Inspected;
import dev.kehrwieder.notifications.mail.MailContent.LabelReady;
import dev.kehrwieder.notifications.mail.MailContent.RefundFailed;
import dev.kehrwieder.notifications.mail.MailContent.RefundSent;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every text that somebody typed is hostile here, in every field that takes one. */
class HostileTextTest {

    private static final String HOSTILE =
            "\"Ada\r\nBcc: x@example.org\" <script>alert(1)</script>\" onload='x' \u0000\u2028\u202Eevil ]]>&amp;${7*7}";

    private static final String FOREIGN_TAG =
            "<(?!/?(html|head|meta|title|style|body|div|table|tr|td|h1|h2|p|b|br|ol|li|span|blockquote|img|a)\\b|!DOCTYPE)";

    @Test
    void typed_text_is_harmless_in_every_part_of_every_mail() throws MessagingException, IOException {
        for (MailContent content : hostileMails()) {
            MimeMessage message = Mails.message(content);

            assertThat(headerNames(message))
                    .as("headers of %s", content.template())
                    .doesNotContain("Bcc", "Cc")
                    .containsOnlyOnceElementsOf(List.of("To", "From", "Subject"));
            assertThat(message.getAllRecipients()).hasSize(1);
            assertThat(((InternetAddress) message.getAllRecipients()[0]).getAddress())
                    .isEqualTo("ada@example.org");
            assertThat(message.getFrom()).hasSize(1);
            assertThat(message.getSubject()).doesNotContainPattern("\\p{Cntrl}");
            String html = Mails.withoutOutlook(Mails.html(message));
            assertThat(html)
                    .doesNotContain("\u0000", "\u202E", "\u2028")
                    .doesNotContainPattern(FOREIGN_TAG)
                    .doesNotContainPattern("<[^>]*\"[^\"<>]*\" onload")
                    .contains("&lt;script&gt;", "&amp;amp;", "${7*7}");
            assertThat(Mails.plain(message)).doesNotContain("\nBcc:", "\u0000", "\u202E", "\u2028");
        }
    }

    @Test
    void typed_text_does_not_leave_its_attribute() throws MessagingException, IOException {
        assertThat(Mails.html(Mails.message(hostileMails().getFirst())))
                .contains("alt=\"QR-Code für Paket 1, Sendungsnummer &#34;Ada Bcc: x@example.org&#34; &lt;script");
    }

    @Test
    void a_name_cannot_add_a_recipient_or_leave_its_quotes() throws MessagingException {
        MimeMessage message = Mails.message(
                Mails.labelReady(Mails.summary(Mails.GERMAN, "\"x\" <evil@example.org>, Ada\r\nCc: y@example.org")));

        assertThat(message.getAllRecipients()).hasSize(1);
        InternetAddress to = (InternetAddress) message.getAllRecipients()[0];
        assertThat(to.getAddress()).isEqualTo("ada@example.org");
        assertThat(to.getPersonal()).isEqualTo("\"x\" <evil@example.org>, Ada Cc: y@example.org");
    }

    @Test
    void a_typed_encoded_word_is_not_decoded() throws MessagingException {
        MimeMessage message =
                Mails.message(Mails.labelReady(Mails.summary(Mails.GERMAN, "=?UTF-8?Q?=0D=0ABcc:_x@example.org?=")));

        InternetAddress to = (InternetAddress) message.getAllRecipients()[0];
        assertThat(to.getPersonal()).startsWith("= ?UTF-8?Q?").doesNotContain("\r", "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Win at https://evil.example", "www.evil.example", "evil.example/win", "x@evil.example"})
    void a_name_that_mail_programs_would_make_a_link_of_is_not_greeted(String name)
            throws MessagingException, IOException {
        MimeMessage message = Mails.message(Mails.labelReady(Mails.summary(Mails.ENGLISH, name)));

        assertThat(Mails.plain(message)).startsWith("Hello,\n").doesNotContain("evil");
        assertThat(Mails.html(message)).doesNotContain("evil");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dr. Ada Beispiel", "Ada Beispiel-Möller", "O'Neill", "李小龍", "Ada B."})
    void an_ordinary_name_is_greeted(String name) throws MessagingException, IOException {
        MimeMessage message = Mails.message(Mails.labelReady(Mails.summary(Mails.ENGLISH, name)));

        assertThat(Mails.plain(message)).startsWith("Hello " + name + ",\n");
        assertThat(((InternetAddress) message.getAllRecipients()[0]).getPersonal())
                .isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "@example.org",
                "ada@",
                "ada@example.org, x@example.org",
                "ada@example.org\r\nBcc: x@example.org",
                "\"a b\"@example.org",
                "ada@exa mple.org",
                "<ada@example.org>",
                "ada..b@example.org"
            })
    void what_is_not_one_address_is_refused_without_repeating_it(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Recipient(address, "Ada"))
                .withMessage("not an e-mail address");
    }

    @Test
    void an_address_with_an_umlaut_domain_is_sent_in_ascii() {
        assertThat(new Recipient("ada@möller.example", "").address()).isEqualTo("ada@xn--mller-jua.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x", "/relative", "mailto:x@example.org"})
    void a_link_leads_to_the_web_or_nowhere(String link) {
        assertThatIllegalArgumentException().isThrownBy(() -> Link.checked(link));
    }

    @Test
    void a_file_name_is_plain() {
        assertThat(Attachment.file("../a\r\nb\".pdf", "application/pdf", new byte[0])
                        .name())
                .isEqualTo("..-a-b-.pdf");
    }

    @Test
    void half_a_character_becomes_a_replacement() {
        assertThat(TypedText.line("a\uD83Db\tc  d")).isEqualTo("a\uFFFDb c d");
    }

    @Test
    void a_paragraph_keeps_its_line_breaks_and_no_more_than_one_empty_line() {
        assertThat(TypedText.paragraph(" a \r\n b\n\n\n\nc\u0007 ")).isEqualTo("a\nb\n\nc");
    }

    @Test
    void a_brand_does_not_leave_its_attribute_or_its_style() throws MessagingException, IOException {
        Brand brand = new Brand(
                "\"><script>alert(1)</script>",
                Brand.DEFAULT_COLOR,
                Optional.of("https://shop.example/l'onerror='x.png?a=1&b=%22%3E"),
                Optional.empty(),
                Optional.empty(),
                Map.of());
        ReturnSummary plain = Mails.summary(Mails.GERMAN);
        ReturnSummary summary = new ReturnSummary(
                Shop.of(brand),
                plain.recipient(),
                plain.locale(),
                plain.timeZone(),
                plain.rma(),
                plain.orderNumbers(),
                plain.lines(),
                plain.shopperLink());

        String html = Mails.withoutOutlook(Mails.html(Mails.message(Mails.labelReady(summary))));

        assertThat(html)
                .doesNotContainPattern(FOREIGN_TAG)
                .contains("src=\"https://shop.example/l&#39;onerror=&#39;x.png?a=1&amp;b=%22%3E\"")
                .contains("alt=\"&#34;>&lt;script>alert(1)&lt;/script>\"");
    }

    @Test
    void ids_and_file_names_take_nothing_that_was_typed() throws MessagingException, IOException {
        byte[] hostile = Mails.composed(hostileMails().getFirst());
        String names = new String(hostile, StandardCharsets.US_ASCII)
                .lines()
                .filter(line -> line.matches("(?i)(content-(id|disposition|type)|message-id|\\s+(file)?name=).*"))
                .collect(Collectors.joining("\n"));

        assertThat(names).contains("qr-1.png", "label-1.pdf").doesNotContainIgnoringCase("ada", "bcc", "script");
    }

    private static List<MailContent> hostileMails() {
        ReturnSummary summary = new ReturnSummary(
                new Shop(HOSTILE, Mails.SHOP.palette(), Optional.empty(), Optional.empty(), Optional.empty()),
                new Recipient("ada@example.org", HOSTILE),
                Locale.GERMANY,
                ZoneId.of("Europe/Berlin"),
                "R-1" + HOSTILE,
                List.of(HOSTILE),
                List.of(new ReturnLine(HOSTILE, 1, HOSTILE)),
                null);
        ParcelLabel good = Mails.parcel(1);
        ParcelLabel parcel = new ParcelLabel(1, HOSTILE, HOSTILE, good.code(), good.label());
        Amount amount = Amount.of("1", "EUR");
        return List.of(
                new LabelReady(summary, Handover.SHOW_QR_CODE, LocalDate.of(2026, 12, 10), List.of(parcel), HOSTILE),
                new Inspected(
                        summary,
                        List.of(new InspectedLine(HOSTILE, 0, 1, 0, 0, HOSTILE)),
                        new AfterInspection.NoRefund()),
                new RefundSent(summary, amount, HOSTILE, Mails.SENT, 5),
                new RefundFailed(summary, amount, HOSTILE),
                new MailContent.PayoutNeedsAction(summary, amount, HOSTILE),
                new Declined(summary, HOSTILE));
    }

    private static List<String> headerNames(MimeMessage message) throws MessagingException {
        return Collections.list(message.getAllHeaders()).stream()
                .map(Header::getName)
                .toList();
    }
}
