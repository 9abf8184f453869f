package dev.kehrwieder.notifications.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Writes every mail in both languages to {@code target/previews}, to be looked at in a browser or a mail program. */
class MailPreviewsTest {

    private static final Path FOLDER = Path.of("target", "previews");

    @Test
    void every_mail_can_be_looked_at_in_both_languages() throws MessagingException, IOException {
        Files.createDirectories(FOLDER);
        for (Locale locale : List.of(Mails.GERMAN, Mails.ENGLISH)) {
            for (MailContent content : Mails.oneOfEach(Mails.summary(locale)).values()) {
                write(content.template() + "-" + locale.getLanguage(), Mails.composed(content));
            }
        }
        try (var files = Files.list(FOLDER)) {
            assertThat(files.filter(file -> file.toString().endsWith(".eml")))
                    .hasSize(2 * MailTemplate.values().length);
        }
    }

    private static void write(String name, byte[] mail) throws MessagingException, IOException {
        MimeMessage message = Mails.parsed(mail);
        String image = Base64.getEncoder().encodeToString(Mails.parcel(1).qr().bytes());
        String html = Mails.html(message).replace("cid:qr-1", "data:image/png;base64," + image);
        Files.write(FOLDER.resolve(name + ".eml"), mail);
        Files.writeString(FOLDER.resolve(name + ".html"), html);
        Files.writeString(FOLDER.resolve(name + ".txt"), message.getSubject() + "\n\n" + Mails.plain(message));
    }
}
