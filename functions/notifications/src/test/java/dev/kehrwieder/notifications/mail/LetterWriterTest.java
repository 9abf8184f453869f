package dev.kehrwieder.notifications.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kehrwieder.notifications.mail.MailContent.Handover;
import dev.kehrwieder.notifications.mail.MailContent.Inspected;
import dev.kehrwieder.notifications.mail.MailContent.LabelReady;
import dev.kehrwieder.notifications.mail.MailContent.Received;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LetterWriterTest {

    @Test
    void the_label_mail_reads_well_without_html() throws MessagingException, IOException {
        MimeMessage message = Mails.message(Mails.labelReady(Mails.summary(Mails.ENGLISH)));

        assertThat(message.getSubject()).isEqualTo("QR code and label for your return R7F3K9X2M4P");
        assertThat(Mails.plain(message))
                .isEqualTo(
                        """
                Hello Ada Beispiel,

                Your return is registered. The QR code and the return label are in this email.

                → Please hand it in by Thursday, 10 December 2026 at the latest.

                Your QR code is attached to this email as an image: qr-1.png

                Return number: R7F3K9X2M4P
                Tracking number: 00340434161234567001
                Carrier: Lokalpost

                What to do
                1. Put the items and everything that belongs to them into a sturdy box, for example the one they came in.
                2. Pad what is fragile and tape the box shut. Please remove or cover old labels.
                3. Show the QR code on your phone at a Lokalpost drop-off point. They print the label for you.
                4. Keep the drop-off receipt until your return is complete.

                Would you rather print the label yourself? It is attached to this email too.

                View your return:
                https://shop.example/r/5d1kq8PzQ0mJv2

                Your items
                - 2 × Running shoe, size 42
                  Reason: Too small
                - 1 × Wool socks, pack of 3

                Order: 1001

                Kind regards
                Schuhhaus Möller & Töchter

                --\s
                Questions? Just reply to this email.
                You receive this email because there is a return for your order at Schuhhaus Möller & Töchter.
                """);
    }

    @Test
    void who_prints_is_told_how_and_the_shop_may_add_a_word() throws MessagingException, IOException {
        String text = Mails.plain(Mails.message(new LabelReady(
                Mails.summary(Mails.GERMAN),
                Handover.PRINT_LABEL,
                LocalDate.of(2026, 12, 10),
                List.of(Mails.parcel(1)),
                "Bitte Schnürsenkel beilegen.\nDanke!")));

        assertThat(text)
                .contains(
                        "Drucken Sie das Etikett",
                        "Kein Drucker zur Hand?",
                        "bis spätestens Donnerstag, 10. Dezember 2026")
                .contains(
                        "Verpackungshinweis von Schuhhaus Möller & Töchter:\n  Bitte Schnürsenkel beilegen.\n  Danke!");
    }

    @Test
    void a_failed_pickup_offers_another_day_in_both_languages() throws MessagingException, IOException {
        assertThat(Mails.plain(Mails.message(
                        Mails.oneOfEach(Mails.summary(Mails.GERMAN)).get(MailTemplate.PICKUP_FAILED))))
                .contains(
                        "Die Abholung Ihres Pakets hat nicht geklappt.",
                        "KW000000000018",
                        "Anderen Tag wählen:\nhttps://");
        assertThat(Mails.plain(Mails.message(
                        Mails.oneOfEach(Mails.summary(Mails.ENGLISH)).get(MailTemplate.PICKUP_FAILED))))
                .contains("The collection of your parcel did not work out.", "Choose another day:\nhttps://");
    }

    @Test
    void results_are_told_in_words_with_what_follows() throws MessagingException, IOException {
        assertThat(Mails.plain(Mails.message(Mails.inspected(Mails.summary(Mails.GERMAN)))))
                .contains(
                        "Ihre Rücksendung ist bei uns angekommen und wir haben sie geprüft.",
                        "Einen Teil der Artikel konnten wir nicht annehmen.",
                        "Nicht alles, was angemeldet war, lag in der Sendung.",
                        "- Laufschuh, Größe 42\n  1 × angenommen, 1 × nicht angenommen\n  Ein Schuh ist deutlich getragen",
                        "- Wollsocken, 3er-Pack\n  1 × nicht in der Sendung",
                        "→ Wir erstatten Ihnen 1.234,50\u00A0€.",
                        "Sie sehen das anders?");
    }

    @Test
    void when_all_is_well_nobody_is_asked_to_object() throws MessagingException, IOException {
        Inspected inspected = new Inspected(
                Mails.summary(Mails.ENGLISH),
                List.of(new InspectedLine("Running shoe", 2, 0, 0, 0, "")),
                new AfterInspection.AmountFollows());

        assertThat(Mails.plain(Mails.message(inspected)))
                .contains("All is well", "2 × accepted", "We are now taking care of your refund.")
                .doesNotContain("differently", "not accepted", "not in the parcel");
    }

    @Test
    void a_part_inspected_says_that_more_is_to_come() throws MessagingException, IOException {
        Inspected inspected = new Inspected(
                Mails.summary(Mails.ENGLISH),
                List.of(new InspectedLine("Running shoe", 1, 0, 0, 1, "")),
                new AfterInspection.AmountFollows());
        MimeMessage message = Mails.message(inspected);

        assertThat(message.getSubject()).startsWith("First results");
        assertThat(Mails.plain(message)).contains("inspected part of it", "1 × not inspected yet", "the other items");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"en-GB | There is no further refund", "de-DE | folgt keine weitere Erstattung"})
    void goods_for_credit_or_exchange_promise_no_refund(String locale, String words)
            throws MessagingException, IOException {
        Inspected inspected = new Inspected(
                Mails.summary(Locale.forLanguageTag(locale)),
                List.of(new InspectedLine("Running shoe", 1, 0, 0, 0, "")),
                new AfterInspection.SettledOtherwise());

        assertThat(Mails.plain(Mails.message(inspected)).replaceAll("\\s+", " "))
                .contains(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en-GB | true  | false | Your item is repaired and comes back to you. It costs you nothing.",
                "en-GB | false | true  | You get a replacement for your item. It costs you nothing.",
                "en-GB | true  | true  | Your items are repaired or replaced and come to you. It costs you nothing.",
                "de-DE | true  | false | Ihr Artikel wird repariert und kommt zu Ihnen zurück. Das kostet Sie nichts.",
                "de-DE | false | true  | Sie bekommen Ersatz für Ihren Artikel. Das kostet Sie nichts.",
                "de-DE | true  | true  | Ihre Artikel werden repariert oder ersetzt und kommen zu Ihnen. Das kostet Sie nichts."
            })
    void goods_that_are_made_good_are_told_without_a_word_of_money(
            String locale, boolean repaired, boolean replaced, String words) throws MessagingException, IOException {
        String plain = claimed(locale, new AfterInspection.MadeGood(repaired, replaced));

        assertThat(plain).contains(words).doesNotContainIgnoringCase("refund").doesNotContainIgnoringCase("erstatt");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en-GB | Neither a repair nor a replacement follows from this result.",
                "de-DE | Aus diesem Ergebnis folgt weder eine Reparatur noch ein Ersatz."
            })
    void a_claim_that_is_refused_is_told_without_a_word_of_money_too(String locale, String words)
            throws MessagingException, IOException {
        String plain = claimed(locale, new AfterInspection.NotMadeGood());

        assertThat(plain).contains(words).doesNotContainIgnoringCase("refund").doesNotContainIgnoringCase("erstatt");
    }

    private static String claimed(String locale, AfterInspection next) throws MessagingException, IOException {
        Inspected inspected = new Inspected(
                Mails.summary(Locale.forLanguageTag(locale)),
                List.of(new InspectedLine("Running shoe", 1, 0, 0, 0, "")),
                next);
        return Mails.plain(Mails.message(inspected)).replaceAll("\\s+", " ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en-GB | Please do not send anything back: you can keep everything. | taking care of your refund",
                "de-DE | Bitte schicken Sie nichts zurück: Sie können alles behalten. | kümmern uns jetzt um die Erstattung"
            })
    void what_stays_is_not_asked_for(String locale, String keep, String money) throws MessagingException, IOException {
        MailContent.Kept kept = new MailContent.Kept(Mails.summary(Locale.forLanguageTag(locale)), false, true, false);

        assertThat(Mails.plain(Mails.message(kept)).replaceAll("\\s+", " "))
                .contains(keep, money)
                .doesNotContain("QR", "credit", "Guthaben", "other items", "übrigen Artikel");
    }

    @Test
    void what_stays_beside_what_is_sent_names_both_and_credit_beside_money_too()
            throws MessagingException, IOException {
        String english =
                Mails.plain(Mails.message(new MailContent.Kept(Mails.summary(Mails.ENGLISH), true, true, true)));
        String credit =
                Mails.plain(Mails.message(new MailContent.Kept(Mails.summary(Mails.ENGLISH), false, false, true)));
        String nothing =
                Mails.plain(Mails.message(new MailContent.Kept(Mails.summary(Mails.ENGLISH), false, false, false)));

        assertThat(english.replaceAll("\\s+", " "))
                .contains("does not have to be sent back", "the other items", "a part of the amount");
        assertThat(credit)
                .contains("We pay the amount out to you as store credit.")
                .doesNotContain("refund");
        assertThat(nothing).doesNotContain("refund", "credit");
    }

    @Test
    void days_are_the_shops_days() throws MessagingException, IOException {
        Received received = new Received(Mails.summary(Mails.GERMAN), Instant.parse("2026-11-12T23:30:00Z"));

        assertThat(Mails.plain(Mails.message(received))).contains("am Freitag, 13. November 2026, bei uns angekommen");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de-DE | 1234.50 | EUR | 1.234,50_€",
                "de    | 0.99    | EUR | 0,99_€",
                "en    | 1234.50 | EUR | €1,234.50",
                "en-GB | 1234.5  | GBP | £1,234.50",
                "fr-FR | 1234.50 | EUR | €1,234.50",
                "de-DE | 1200    | JPY | 1.200_¥",
                "en-GB | 1200    | JPY | JP¥1,200",
                "de-DE | 1.234   | KWD | 1,234_KWD",
                "en    | 1.234   | KWD | KWD_1.234",
                "de-CH | 1234.50 | CHF | CHF_1’234.50"
            })
    void money_has_the_form_of_the_language_and_the_digits_of_the_currency(
            String locale, String value, String currency, String expected) {
        String money = Formats.of(Locale.forLanguageTag(locale)).money(Amount.of(value, currency));

        assertThat(money.replace('\u00A0', '_')).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1.005,EUR", "1.5,JPY", "-1,EUR"})
    void an_amount_that_its_currency_cannot_have_is_refused(String value, String currency) {
        assertThatIllegalArgumentException().isThrownBy(() -> Amount.of(value, currency));
    }

    @Test
    void without_a_code_the_mail_says_print_and_speaks_of_no_code() throws MessagingException, IOException {
        for (Locale locale : List.of(Mails.GERMAN, Mails.ENGLISH)) {
            MimeMessage message = toPrint(locale, Handover.PRINT_LABEL);

            assertThat(Mails.plain(message)).doesNotContain("QR");
            assertThat(Mails.html(message)).doesNotContain("<img", "QR");
        }
    }

    @Test
    void whoever_wanted_a_code_and_gets_none_is_told_to_print() throws MessagingException, IOException {
        MimeMessage german = toPrint(Mails.GERMAN, Handover.SHOW_QR_CODE);
        MimeMessage english = toPrint(Mails.ENGLISH, Handover.SHOW_QR_CODE);

        assertThat(Mails.plain(german))
                .contains("Für dieses Paket gibt es keinen QR-Code: Bitte drucken Sie das Etikett aus.");
        assertThat(Mails.plain(english)).contains("There is no QR code for this parcel: please print the label.");
        assertThat(Mails.html(english)).contains("There is no QR code").doesNotContain("<img");
    }

    private static MimeMessage toPrint(Locale locale, Handover handover) throws MessagingException, IOException {
        MimeMessage message = Mails.message(new LabelReady(
                Mails.summary(locale), handover, LocalDate.of(2026, 12, 10), List.of(Mails.parcelToPrint(1)), ""));
        assertThat(Mails.plain(message))
                .containsAnyOf("Drucken Sie das Etikett", "Print the attached label")
                .contains("00340434161234567001", Mails.LINK);
        assertThat(message.getSubject()).doesNotContain("QR");
        return message;
    }

    @Test
    void a_reminder_names_the_last_day_and_the_label_and_where_it_is() throws MessagingException, IOException {
        MimeMessage german = Mails.message(Mails.labelExpiring(Mails.summary(Mails.GERMAN)));
        MimeMessage english = Mails.message(Mails.labelExpiring(Mails.summary(Mails.ENGLISH)));

        assertThat(german.getSubject()).isEqualTo("Erinnerung: Ihre Retoure R7F3K9X2M4P ist noch nicht unterwegs");
        assertThat(Mails.plain(german))
                .contains("bis spätestens Donnerstag, 10. Dezember 2026, ab", "00340434161234567001", Mails.LINK);
        assertThat(Mails.plain(english))
                .contains("has not been used yet", "10 December 2026", "00340434161234567001", Mails.LINK);
    }

    @Test
    void without_a_label_the_mail_says_show_the_code_and_speaks_of_no_label_in_it()
            throws MessagingException, IOException {
        ParcelLabel parcel = Mails.parcel(1);
        ParcelLabel codeOnly =
                new ParcelLabel(1, parcel.carrier(), parcel.trackingNumber(), parcel.code(), Optional.empty());

        MimeMessage message = Mails.message(new LabelReady(
                Mails.summary(Mails.GERMAN), Handover.PRINT_LABEL, LocalDate.of(2026, 12, 10), List.of(codeOnly), ""));

        assertThat(message.getSubject()).isEqualTo("QR-Code für Ihre Retoure R7F3K9X2M4P");
        assertThat(Mails.plain(message))
                .contains("den QR-Code auf Ihrem Telefon")
                .doesNotContain("Drucken Sie");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de-DE | 10 | voraussichtlich bis Donnerstag, 26. November 2026, bei Ihnen",
                "de-DE | 10 | in der Regel innerhalb von 10 Bankarbeitstagen",
                "en-GB | 1  | expect the money by Friday, 13 November 2026",
                "en-GB | 3  | expect the money by Tuesday, 17 November 2026"
            })
    void the_day_of_the_money_is_counted_in_banking_days(String locale, int days, String words)
            throws MessagingException, IOException {
        MailContent.RefundSent refund = new MailContent.RefundSent(
                Mails.summary(Locale.forLanguageTag(locale)), Amount.of("33.33", "EUR"), "Card", Mails.SENT, days);

        assertThat(Mails.plain(Mails.message(refund))).contains(words);
    }

    @Test
    void the_day_of_the_money_is_counted_from_the_shops_day() throws MessagingException, IOException {
        MailContent.RefundSent lateOnFriday = new MailContent.RefundSent(
                Mails.summary(Mails.ENGLISH),
                Amount.of("33.33", "EUR"),
                "Card",
                Instant.parse("2026-11-12T23:30:00Z"),
                1);

        assertThat(Mails.plain(Mails.message(lateOnFriday))).contains("by Monday, 16 November 2026");
    }

    @ParameterizedTest
    @CsvSource({"0,usually available to you at once", "1,within one banking day", "5,within 5 banking days"})
    void the_wait_for_the_money_is_told(int days, String expected) throws MessagingException, IOException {
        Amount amount = Amount.of("33.33", "EUR");
        MailContent.RefundSent refund =
                new MailContent.RefundSent(Mails.summary(Mails.ENGLISH), amount, "Card", Mails.SENT, days);
        MimeMessage message = Mails.message(refund);

        assertThat(message.getSubject()).isEqualTo("Your refund is on its way: €33.33 (return R7F3K9X2M4P)");
        assertThat(Mails.plain(message))
                .contains(expected, "Amount: €33.33", "Refunded to: Card", "Refunded on: Thursday, 12 November 2026");
    }

    @Test
    void a_failed_refund_blames_nobody_and_asks_for_nothing() throws MessagingException, IOException {
        MailContent content = Mails.oneOfEach(Mails.summary(Mails.ENGLISH)).get(MailTemplate.REFUND_FAILED);

        assertThat(Mails.plain(Mails.message(content)))
                .contains("€1,234.50 (Card)", "There is nothing you need to do right now.")
                .contains("We never ask for passwords or card details by email.")
                .doesNotContainIgnoringCase("your fault", "your card was", "bank details");
    }

    @Test
    void who_must_act_is_told_what_for_and_what_to_do() throws MessagingException, IOException {
        MailContent content = Mails.oneOfEach(Mails.summary(Mails.ENGLISH)).get(MailTemplate.PAYOUT_NEEDS_ACTION);

        assertThat(Mails.plain(Mails.message(content)))
                .contains("€1,234.50 (Card)", "give the return number R7F3K9X2M4P", "Just reply to this email.")
                .contains("We never ask for passwords or card details by email.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr-FR", "nl", "und", "en-US", "zh-Hant-TW"})
    void who_does_not_read_german_gets_english(String locale) {
        assertThat(Letters.of(Locale.forLanguageTag(locale)).language()).isEqualTo("en");
    }

    @ParameterizedTest
    @EnumSource(MailTemplate.class)
    void both_languages_say_the_same_things_in_the_same_order(MailTemplate template) {
        Letter german =
                LetterWriter.write(Mails.oneOfEach(Mails.summary(Mails.GERMAN)).get(template));
        Letter english =
                LetterWriter.write(Mails.oneOfEach(Mails.summary(Mails.ENGLISH)).get(template));

        assertThat(german.blocks().stream().<Class<?>>map(Object::getClass))
                .isEqualTo(english.blocks().stream()
                        .<Class<?>>map(Object::getClass)
                        .toList());
        assertThat(german.subject()).isNotEqualTo(english.subject());
    }

    @Test
    void html_and_plain_text_have_every_kind_of_block() throws MessagingException, IOException {
        LabelReady content = new LabelReady(
                Mails.summary(Mails.GERMAN),
                Handover.SHOW_QR_CODE,
                LocalDate.of(2026, 12, 10),
                List.of(Mails.parcel(1), Mails.parcel(2)),
                "Hinweistext");
        Set<Class<?>> used = new HashSet<>();
        LetterWriter.write(content).blocks().forEach(block -> used.add(block.getClass()));

        assertThat(used).containsExactlyInAnyOrder(Letter.Block.class.getPermittedSubclasses());
        MimeMessage message = Mails.message(content);
        List<String> texts = List.of(
                "Paket 2 von 2",
                "Ihre Retoure ist angemeldet.",
                "bis spätestens",
                "Hinweistext",
                "Verteilen Sie die Artikel",
                "00340434161234567002",
                "Laufschuh, Größe 42",
                "qr-2.png",
                "https://shop.example/r/5d1kq8PzQ0mJv2");
        assertThat(Mails.html(message)).contains(texts);
        assertThat(Mails.plain(message)).contains(texts);
    }

    @ParameterizedTest
    @EnumSource(MailTemplate.class)
    void html_is_told_its_language_and_has_no_layout_that_is_read_aloud(MailTemplate template)
            throws MessagingException, IOException {
        String html = Mails.html(
                Mails.message(Mails.oneOfEach(Mails.summary(Mails.GERMAN)).get(template)));

        assertThat(html).contains("<html lang=\"de\"", "max-width:600px");
        assertThat(html.split("<table ", -1)).hasSameSizeAs(html.split("<table role=\"presentation\" ", -1));
        assertThat(html.split("<img ", -1)).hasSameSizeAs(html.split(" alt=\"QR-Code für Paket ", -1));
    }

    /** The language that a mail comes out in. */
    private static final class Letters {

        static Letter of(Locale locale) {
            return LetterWriter.write(new MailContent.Registered(Mails.summary(locale)));
        }
    }
}
