package dev.kehrwieder.notifications.mail;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.EmailAddress;
import dev.kehrwieder.notifications.mail.MailContent.Canceled;
import dev.kehrwieder.notifications.mail.MailContent.Declined;
import dev.kehrwieder.notifications.mail.MailContent.Inspected;
import dev.kehrwieder.notifications.mail.MailContent.Kept;
import dev.kehrwieder.notifications.mail.MailContent.LabelExpiring;
import dev.kehrwieder.notifications.mail.MailContent.LabelReady;
import dev.kehrwieder.notifications.mail.MailContent.PayoutNeedsAction;
import dev.kehrwieder.notifications.mail.MailContent.PickupFailed;
import dev.kehrwieder.notifications.mail.MailContent.Received;
import dev.kehrwieder.notifications.mail.MailContent.RefundFailed;
import dev.kehrwieder.notifications.mail.MailContent.RefundSent;
import dev.kehrwieder.notifications.mail.MailContent.Registered;
import dev.kehrwieder.notifications.mail.MailContent.WithdrawalReceived;
import gg.jte.generated.precompiled.JtemailGenerated;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Makes one RFC 5322 message from what a mail has to tell: German or English, plain text and HTML. The HTML of 200 items stays
 * below the 100 KB at which mail programs cut, because it shows the first 60; the plain part has all. Equal input gives
 * equal bytes. Thread-safe.
 */
public final class MailComposer {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);
    private static final int DISPLAY_NAME_CHARACTERS = 78;
    private static final int SUBJECT_CHARACTERS = 150;

    private final Sender sender;

    public MailComposer(Sender sender) {
        this.sender = requireNonNull(sender, "sender is null");
    }

    /**
     * The message, ready for {@code SendRawEmail}.
     *
     * @param eventId of the event that the mail tells of; with the template it makes the {@code Message-ID}, so that a
     *     repeat is recognisable
     * @param sentAt business time
     * @param from the address that it comes from
     */
    public byte[] compose(String eventId, Instant sentAt, MailContent content, String from) {
        requireNonNull(sentAt, "sentAt is null");
        requireNonNull(content, "content is null");
        String digest = digest(requireNonNull(eventId, "eventId is null") + "/" + content.template());
        // Jakarta Activation finds its content handlers through the thread's loader, which is not ours in every host.
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(MailComposer.class.getClassLoader());
        try {
            return bytes(message(digest, sentAt, content, EmailAddress.checked(from)));
        } catch (MessagingException e) {
            throw new IllegalStateException("the mail can't be composed: " + content.template(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private MimeMessage message(String digest, Instant sentAt, MailContent content, String from)
            throws MessagingException, UnsupportedEncodingException {
        Letter letter = LetterWriter.write(content);
        MailSummary summary = content.summary();
        Shop shop = summary.shop();
        MimeMessage message = new FixedIdMessage("<" + digest + "@" + sender.domain() + ">");
        message.setHeader("Date", date(sentAt, summary.timeZone()));
        message.setHeader("From", address(from, shop.name()));
        message.setHeader(
                "To", address(summary.recipient().address(), summary.recipient().name()));
        if (shop.replyTo().isPresent()) {
            message.setHeader("Reply-To", shop.replyTo().get());
        }
        String subject = MimeUtility.encodeText(TypedText.header(letter.subject(), SUBJECT_CHARACTERS), "UTF-8", null);
        message.setHeader("Subject", MimeUtility.fold(9, subject));
        message.setHeader("Content-Language", letter.language());
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        message.setHeader("X-Kehrwieder-Template", content.template().name());
        message.setContent(body(new MimeParts(digest), letter, content));
        return message;
    }

    private static MimeMultipart body(MimeParts parts, Letter letter, MailContent content) throws MessagingException {
        MimeBodyPart plain = parts.text("plain", letter.language(), PlainLetter.render(letter));
        MimeBodyPart html = parts.text("html", letter.language(), html(letter));
        return switch (content) {
            case LabelReady label -> withCodes(parts, plain, html, label.parcels());
            case Registered _,
                    LabelExpiring _,
                    Received _,
                    Inspected _,
                    Kept _,
                    RefundSent _,
                    RefundFailed _,
                    PayoutNeedsAction _,
                    Declined _,
                    PickupFailed _,
                    Canceled _,
                    WithdrawalReceived _ -> parts.multipart("alternative", List.of(plain, html));
        };
    }

    /** Codes inside the text, and once more as files that work without network at the counter. */
    private static MimeMultipart withCodes(
            MimeParts parts, MimeBodyPart plain, MimeBodyPart html, List<ParcelLabel> parcels)
            throws MessagingException {
        List<MimeBodyPart> related = new ArrayList<>(List.of(html));
        List<MimeBodyPart> files = new ArrayList<>();
        for (ParcelLabel parcel : parcels) {
            if (parcel.code().isPresent()) {
                related.add(parts.inline(parcel.code().get()));
                files.add(parts.file(parcel.code().get()));
            }
            if (parcel.label().isPresent()) {
                files.add(parts.file(parcel.label().get()));
            }
        }
        MimeBodyPart shown = related.size() == 1 ? html : parts.nested(parts.multipart("related", related));
        MimeMultipart alternative = parts.multipart("alternative", List.of(plain, shown));
        files.addFirst(parts.nested(alternative));
        return parts.multipart("mixed", files);
    }

    private static String html(Letter letter) {
        StringOutput output = new StringOutput(16_384);
        JtemailGenerated.render(new OwaspHtmlTemplateOutput(output), null, letter);
        return output.toString();
    }

    private static byte[] bytes(MimeMessage message) throws MessagingException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128 * 1024);
        message.writeTo(bytes);
        return bytes.toByteArray();
    }

    private static String address(String address, String name) throws UnsupportedEncodingException {
        String shown = TypedText.header(name, DISPLAY_NAME_CHARACTERS);
        return new InternetAddress(address, shown.isEmpty() ? null : shown, "UTF-8").toString();
    }

    private static String date(Instant instant, ZoneId zone) {
        return DATE.format(instant.atZone(zone));
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /** Jakarta Mail makes a new id from time and host at each save. */
    private static final class FixedIdMessage extends MimeMessage {

        private final String id;

        FixedIdMessage(String id) {
            super((Session) null);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
