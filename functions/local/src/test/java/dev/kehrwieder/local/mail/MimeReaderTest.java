package dev.kehrwieder.local.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.local.mail.CapturedMail.Attachment;
import java.io.IOException;
import java.net.URL;
import java.time.Instant;
import java.util.Enumeration;
import org.junit.jupiter.api.Test;

class MimeReaderTest {
    private static final String ID = "00000001-1762934400123";

    @Test
    void message_with_bodies_inline_picture_and_files_is_taken_apart() throws Exception {
        CapturedMail mail = MimeReader.read(ID, Messages.labelReady("ada@example.org"));
        assertThat(mail.template()).isEqualTo("LABEL_READY");
        assertThat(mail.to()).isEqualTo("ada@example.org");
        assertThat(mail.subject()).isEqualTo("Dein Rücksendeetikett");
        assertThat(mail.sentAt()).isEqualTo(Instant.parse("2025-11-12T08:00:00.123Z"));
        assertThat(mail.text()).isEqualTo("Grüße aus Hamburg");
        assertThat(mail.html()).startsWith("<html>").contains("cid:qr%40kehrwieder");
        assertThat(mail.attachments())
                .containsExactly(
                        new Attachment("qr.png", "image/png", 8, true, "qr@kehrwieder"),
                        new Attachment("qr.png", "image/png", 8, false, ""),
                        new Attachment("Rücksendung.pdf", "application/pdf", 5, false, ""));
        assertThat(MimeReader.contents(Messages.labelReady("ada@example.org")).getFirst())
                .isEqualTo(Messages.PNG);
    }

    @Test
    void lines_of_a_text_end_as_people_write_them() throws Exception {
        assertThat(MimeReader.read(ID, Messages.plain("ada@example.org", "x")).text())
                .isEqualTo("Grüße & mehr\nzweite Zeile\n");
    }

    @Test
    void what_a_message_lacks_is_empty() throws Exception {
        CapturedMail mail = MimeReader.read(ID, Messages.bytes("From: a@example.org\n\nhello"));
        assertThat(mail.template()).isEmpty();
        assertThat(mail.to()).isEmpty();
        assertThat(mail.subject()).isEmpty();
        assertThat(mail.html()).isEmpty();
        assertThat(mail.text()).isEqualTo("hello");
    }

    @Test
    void envelope_counts_more_than_the_header() throws Exception {
        CapturedMail mail = MimeReader.read(
                ID, Messages.bytes("Delivered-To: b@example.org\nDelivered-To: c@example.org\nTo: a@example.org\n\nx"));
        assertThat(mail.to()).isEqualTo("b@example.org, c@example.org");
        assertThat(mail.wentTo("C@example.org")).isTrue();
        assertThat(mail.wentTo("a@example.org")).isFalse();
    }

    @Test
    void unknown_charset_and_unknown_type_are_no_reason_to_lose_a_mail() throws Exception {
        assertThat(MimeReader.read(ID, Messages.bytes("Content-Type: text/plain; charset=x-none\n\nhello"))
                        .text())
                .isEqualTo("hello");
        assertThat(MimeReader.read(ID, Messages.bytes("Content-Type: ;;;\n\nhello"))
                        .attachments())
                .containsExactly(new Attachment("part-1", "application/octet-stream", 5, false, ""));
    }

    @Test
    void mail_is_read_whatever_class_loader_the_calling_thread_carries() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader usual = thread.getContextClassLoader();
        thread.setContextClassLoader(new HostileLoader());
        try {
            CapturedMail mail = MimeReader.read(ID, Messages.labelReady("ada@example.org"));
            assertThat(mail.attachments()).hasSize(3);
            assertThat(mail.text()).isEqualTo("Grüße aus Hamburg");
        } finally {
            thread.setContextClassLoader(usual);
        }
    }

    /** Like a function's loader that has another copy of the mail library: its providers don't fit ours. */
    private static final class HostileLoader extends ClassLoader {
        HostileLoader() {
            super(null);
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return MimeReaderTest.class.getClassLoader().getResources(name);
        }

        @Override
        protected Class<?> findClass(String name) {
            return String.class;
        }
    }
}
