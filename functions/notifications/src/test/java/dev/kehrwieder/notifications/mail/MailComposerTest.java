package dev.kehrwieder.notifications.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.notifications.mail.MailContent.Handover;
import dev.kehrwieder.notifications.mail.MailContent.LabelReady;
import dev.kehrwieder.platform.scan.Zbar;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MailComposerTest {

    @Test
    void a_label_mail_has_the_code_inside_and_attached_and_the_label_attached() throws MessagingException, IOException {
        MimeMessage message = Mails.message(Mails.labelReady(Mails.summary(Mails.GERMAN)));

        assertThat(structure(message))
                .containsExactly(
                        "multipart/mixed",
                        " multipart/alternative",
                        "  text/plain",
                        "  multipart/related",
                        "   text/html",
                        "   image/png inline qr-1.png <qr-1>",
                        " image/png attachment qr-1.png",
                        " application/pdf attachment label-1.pdf");
        assertThat(Mails.html(message)).contains("src=\"cid:qr-1\"");
        MimeMultipart mixed = (MimeMultipart) message.getContent();
        assertThat(mixed.getBodyPart(1).getInputStream())
                .hasBinaryContent(Mails.code(1).bytes());
        assertThat(mixed.getBodyPart(2).getInputStream())
                .hasBinaryContent(Mails.label(1).bytes());
    }

    @Test
    void the_code_inside_and_the_one_attached_are_read_as_exactly_the_link() throws MessagingException, IOException {
        MimeMultipart mixed = (MimeMultipart)
                Mails.message(Mails.labelReady(Mails.summary(Mails.GERMAN))).getContent();
        MimeMultipart alternative = (MimeMultipart) mixed.getBodyPart(0).getContent();
        MimeMultipart related = (MimeMultipart) alternative.getBodyPart(1).getContent();

        for (BodyPart code : List.of(related.getBodyPart(1), mixed.getBodyPart(1))) {
            assertThat(Zbar.read(code.getInputStream().readAllBytes())).containsExactly(Zbar.Code.qr(Mails.LINK));
        }
    }

    @Test
    void without_a_code_there_is_nothing_inside_and_the_label_attached() throws MessagingException, IOException {
        MimeMessage message = Mails.message(new LabelReady(
                Mails.summary(Mails.GERMAN),
                Handover.SHOW_QR_CODE,
                LocalDate.of(2026, 12, 10),
                List.of(Mails.parcelToPrint(1)),
                ""));

        assertThat(structure(message))
                .containsExactly(
                        "multipart/mixed",
                        " multipart/alternative",
                        "  text/plain",
                        "  text/html",
                        " application/pdf attachment label-1.pdf");
    }

    @Test
    void a_shop_that_reads_no_answers_names_its_sender_for_them() throws MessagingException {
        MailContent content = new MailContent.Canceled(from(Optional.of("retouren@brand.example"), Optional.empty()));

        MimeMessage own = Mails.parsed(
                new MailComposer(Mails.SENDER).compose("e", Mails.SENT, content, "retouren@brand.example"));
        MimeMessage other = Mails.message(content);

        assertThat(((InternetAddress) own.getFrom()[0]).getAddress()).isEqualTo("retouren@brand.example");
        assertThat(((InternetAddress) other.getFrom()[0]).getAddress()).isEqualTo("retouren@shop.example");
        for (MimeMessage message : List.of(own, other)) {
            assertThat(((InternetAddress) message.getFrom()[0]).getPersonal()).isEqualTo("Schuhhaus Möller & Töchter");
            assertThat(message.getReplyTo()).containsExactly(new InternetAddress("retouren@brand.example"));
        }
        assertThat(own.getMessageID())
                .isEqualTo(Mails.parsed(new MailComposer(Mails.SENDER)
                                .compose("e", Mails.SENT, content, "retouren@shop.example"))
                        .getMessageID());
    }

    @Test
    void a_shop_without_addresses_has_no_reply_to() throws MessagingException {
        MimeMessage message = Mails.message(new MailContent.Canceled(from(Optional.empty(), Optional.empty())));

        assertThat(message.getHeader("Reply-To")).isNull();
    }

    private static ReturnSummary from(Optional<String> sender, Optional<String> contact) {
        ReturnSummary summary = Mails.summary(Mails.GERMAN);
        Shop shop = summary.shop();
        return new ReturnSummary(
                new Shop(shop.name(), shop.palette(), shop.logoUrl(), sender, contact),
                summary.recipient(),
                summary.locale(),
                summary.timeZone(),
                summary.rma(),
                summary.orderNumbers(),
                summary.lines(),
                summary.shopperLink());
    }

    @Test
    void two_parcels_have_two_codes_and_two_labels() throws MessagingException, IOException {
        MimeMessage message = Mails.message(new LabelReady(
                Mails.summary(Mails.GERMAN),
                Handover.PRINT_LABEL,
                LocalDate.of(2026, 12, 10),
                List.of(Mails.parcel(1), Mails.parcel(2)),
                ""));

        assertThat(structure(message))
                .filteredOn(part -> part.contains("inline") || part.contains("attachment"))
                .containsExactly(
                        "   image/png inline qr-1.png <qr-1>",
                        "   image/png inline qr-2.png <qr-2>",
                        " image/png attachment qr-1.png",
                        " application/pdf attachment label-1.pdf",
                        " image/png attachment qr-2.png",
                        " application/pdf attachment label-2.pdf");
        assertThat(Mails.plain(message)).contains("Paket 1 von 2", "Paket 2 von 2");
    }

    @ParameterizedTest
    @EnumSource(
            value = MailTemplate.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"LABEL_READY"})
    void other_mails_are_text_and_html_alone(MailTemplate template) throws MessagingException, IOException {
        MimeMessage message =
                Mails.message(Mails.oneOfEach(Mails.summary(Mails.ENGLISH)).get(template));

        assertThat(structure(message)).containsExactly("multipart/alternative", " text/plain", " text/html");
    }

    @ParameterizedTest
    @EnumSource(MailTemplate.class)
    void every_mail_says_what_it_is_in_its_headers(MailTemplate template) throws MessagingException {
        MimeMessage message =
                Mails.message(Mails.oneOfEach(Mails.summary(Mails.GERMAN)).get(template));

        assertThat(message.getHeader("From", null)).contains("=?UTF-8?", "<retouren@shop.example>");
        InternetAddress from = (InternetAddress) message.getFrom()[0];
        assertThat(from.getPersonal()).isEqualTo("Schuhhaus Möller & Töchter");
        assertThat(message.getReplyTo()).containsExactly(new InternetAddress("service@shop.example"));
        InternetAddress to = (InternetAddress) message.getAllRecipients()[0];
        assertThat(to.getAddress()).isEqualTo("ada@example.org");
        assertThat(to.getPersonal()).isEqualTo("Ada Beispiel");
        assertThat(message.getSentDate()).isEqualTo(Date.from(Mails.SENT));
        assertThat(message.getHeader("Date", null)).isEqualTo("Thu, 12 Nov 2026 09:30:05 +0100");
        assertThat(message.getHeader("Message-ID", null)).matches("<[0-9a-f]{32}@shop\\.example>");
        assertThat(message.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        assertThat(message.getHeader("X-Auto-Response-Suppress", null)).isEqualTo("All");
        assertThat(message.getHeader("X-Kehrwieder-Template", null)).isEqualTo(template.name());
        assertThat(message.getHeader("Content-Language", null)).isEqualTo("de");
        assertThat(message.getHeader("List-Unsubscribe")).isNull();
        assertThat(message.getSubject()).contains("R7F3K9X2M4P");
    }

    @Test
    void the_same_event_makes_the_same_bytes() {
        MailContent content = Mails.labelReady(Mails.summary(Mails.GERMAN));

        assertThat(Mails.composed(content)).isEqualTo(Mails.composed(content));
    }

    @Test
    void another_event_or_another_mail_of_the_event_has_another_message_id() throws MessagingException {
        MailComposer composer = new MailComposer(Mails.SENDER);
        ReturnSummary summary = Mails.summary(Mails.GERMAN);

        assertThat(List.of(
                        messageId(composer.compose(
                                "event-1", Mails.SENT, Mails.labelReady(summary), Mails.SENDER.address())),
                        messageId(composer.compose(
                                "event-2", Mails.SENT, Mails.labelReady(summary), Mails.SENDER.address())),
                        messageId(composer.compose(
                                "event-1", Mails.SENT, Mails.inspected(summary), Mails.SENDER.address()))))
                .doesNotHaveDuplicates();
    }

    @Test
    void lines_stay_far_below_what_mail_servers_take() {
        for (Locale locale : List.of(Mails.GERMAN, Mails.ENGLISH)) {
            for (MailContent content :
                    Mails.oneOfEach(Mails.summary(locale, "ä".repeat(2_000))).values()) {
                String mail = new String(Mails.composed(content), StandardCharsets.ISO_8859_1);

                assertThat(mail.split("\r\n")).allMatch(line -> line.length() < 400);
                assertThat(mail.replace("\r\n", "")).doesNotContain("\r", "\n");
                assertThat(mail).matches("\\A\\p{ASCII}*\\z");
            }
        }
    }

    @Test
    void two_hundred_items_stay_below_what_mail_programs_cut_off() throws MessagingException, IOException {
        ReturnSummary few = Mails.summary(Mails.GERMAN);
        ReturnLine line = new ReturnLine("Sehr langer Artikelname ".repeat(20), 1, "Entspricht nicht der Beschreibung");
        ReturnSummary many = new ReturnSummary(
                few.shop(),
                few.recipient(),
                few.locale(),
                few.timeZone(),
                few.rma(),
                few.orderNumbers(),
                Collections.nCopies(200, line),
                few.shopperLink());

        MimeMessage message = Mails.message(Mails.labelReady(many));

        assertThat(Mails.html(message).getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(100_000);
        assertThat(Mails.html(message)).contains("Alle weiteren Artikel finden Sie auf der Seite Ihrer Retoure.");
        assertThat(Mails.plain(message).split("Sehr langer Artikelname Sehr langer Artikelname ", -1))
                .hasSizeGreaterThan(200);
    }

    @Test
    void the_host_may_run_with_any_class_loader_on_its_thread() throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader foreign = new URLClassLoader(new URL[0], ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(foreign);

            assertThat(Mails.composed(Mails.labelReady(Mails.summary(Mails.GERMAN))))
                    .isNotEmpty();
            assertThat(thread.getContextClassLoader()).isSameAs(foreign);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static String messageId(byte[] mail) throws MessagingException {
        return Mails.parsed(mail).getMessageID();
    }

    private static List<String> structure(Part part) throws MessagingException, IOException {
        List<String> lines = new ArrayList<>();
        addStructure(lines, "", part);
        return lines;
    }

    private static void addStructure(List<String> lines, String indent, Part part)
            throws MessagingException, IOException {
        String line = indent + part.getContentType().replaceAll("(?s);.*", "").strip();
        if (part.getDisposition() != null) {
            line += " " + part.getDisposition() + " " + part.getFileName();
        }
        String[] contentId = part.getHeader("Content-ID");
        lines.add(contentId == null ? line : line + " " + contentId[0]);
        if (part.getContent() instanceof MimeMultipart multipart) {
            for (int i = 0; i < multipart.getCount(); i++) {
                BodyPart child = multipart.getBodyPart(i);
                addStructure(lines, indent + " ", child);
            }
        }
    }
}
