package dev.kehrwieder.local.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kehrwieder.local.mail.CapturedMail.Attachment;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Takes a MIME message apart. The library looks for its own parts through the context class loader, and the runner's
 * threads may carry a function's, which has another copy of it: so this reader brings its own loader, and reads each
 * part's stream itself instead of asking for content handlers.
 */
final class MimeReader {
    /** Written by {@link SesApi}, as a mail server that delivers does, where the call itself names the receivers. */
    static final String ENVELOPE_HEADER = "Delivered-To";

    private static final String TEMPLATE_HEADER = "X-Kehrwieder-Template";

    @FunctionalInterface
    private interface Reading<T> {
        T read() throws MessagingException, IOException;
    }

    private final List<Attachment> attachments = new ArrayList<>();
    private final List<byte[]> contents = new ArrayList<>();
    private String text = "";
    private String html = "";

    private MimeReader() {}

    static CapturedMail read(String id, byte[] bytes) throws MessagingException, IOException {
        return withOwnLoader(() -> {
            MimeMessage message = parse(bytes);
            MimeReader reader = new MimeReader();
            reader.visit(message, false);
            return new CapturedMail(
                    id,
                    header(message, TEMPLATE_HEADER),
                    recipients(message),
                    header(message, "From"),
                    header(message, "Subject"),
                    Mailbox.sentAt(id),
                    reader.text,
                    reader.html,
                    reader.attachments);
        });
    }

    /** What is in the message's attachments, in their order. */
    static List<byte[]> contents(byte[] bytes) throws MessagingException, IOException {
        return withOwnLoader(() -> {
            MimeReader reader = new MimeReader();
            reader.visit(parse(bytes), false);
            return reader.contents;
        });
    }

    private static MimeMessage parse(byte[] bytes) throws MessagingException {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
    }

    private static <T> T withOwnLoader(Reading<T> reading) throws MessagingException, IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(MimeReader.class.getClassLoader());
        try {
            return reading.read();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Who gets the message: the envelope's addresses if it has an envelope, else those of the header. */
    private static List<String> recipients(MimeMessage message) throws MessagingException {
        String[] envelope = message.getHeader(ENVELOPE_HEADER);
        if (envelope != null) {
            return List.of(envelope);
        }
        List<String> recipients = new ArrayList<>();
        for (String header : List.of("To", "Cc", "Bcc")) {
            String[] values = message.getHeader(header);
            for (String value : values == null ? new String[0] : values) {
                Stream.of(addresses(value)).map(InternetAddress::getAddress).forEach(recipients::add);
            }
        }
        return recipients;
    }

    private static InternetAddress[] addresses(String header) throws AddressException {
        return InternetAddress.parseHeader(header, true);
    }

    private void visit(MimePart part, boolean related) throws MessagingException, IOException {
        ContentType type = type(part);
        if (type.match("multipart/*")) {
            MimeMultipart parts = new MimeMultipart(part.getDataHandler().getDataSource());
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                visit((MimePart) inner, type.match("multipart/related"));
            }
        } else if (isBody(part, type)) {
            String body = text(part, type);
            if (type.match("text/html")) {
                html = html.isEmpty() ? body : html;
            } else {
                text = text.isEmpty() ? body : text;
            }
        } else {
            keep(part, type, related);
        }
    }

    private static boolean isBody(MimePart part, ContentType type) throws MessagingException {
        return (type.match("text/plain") || type.match("text/html"))
                && !Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())
                && part.getFileName() == null;
    }

    private void keep(MimePart part, ContentType type, boolean related) throws MessagingException, IOException {
        String contentId =
                part.getContentID() == null ? "" : part.getContentID().strip().replaceAll("^<|>$", "");
        boolean inline = Part.INLINE.equalsIgnoreCase(part.getDisposition())
                || part.getDisposition() == null && related && !contentId.isEmpty();
        String name = part.getFileName() == null ? "part-" + (attachments.size() + 1) : decoded(part.getFileName());
        String baseType = type.getBaseType().toLowerCase(Locale.ROOT);
        try (InputStream stream = part.getInputStream()) {
            byte[] content = stream.readAllBytes();
            contents.add(content);
            attachments.add(new Attachment(name, baseType, content.length, inline, contentId));
        }
    }

    private static ContentType type(MimePart part) throws MessagingException {
        try {
            return new ContentType(part.getContentType());
        } catch (ParseException e) {
            return new ContentType("application", "octet-stream", null);
        }
    }

    /** The text with line ends as people and tests write them. */
    private static String text(MimePart part, ContentType type) throws MessagingException, IOException {
        try (InputStream content = part.getInputStream()) {
            return new String(content.readAllBytes(), charset(type)).replace("\r\n", "\n");
        }
    }

    private static Charset charset(ContentType type) {
        String name = type.getParameter("charset");
        try {
            return name == null ? UTF_8 : Charset.forName(MimeUtility.javaCharset(name));
        } catch (IllegalArgumentException e) {
            return UTF_8;
        }
    }

    private static String header(MimeMessage message, String name) throws MessagingException {
        String value = message.getHeader(name, ", ");
        return value == null ? "" : decoded(MimeUtility.unfold(value));
    }

    private static String decoded(String value) {
        try {
            return MimeUtility.decodeText(value);
        } catch (UnsupportedEncodingException e) {
            return value;
        }
    }
}
