package dev.kehrwieder.notifications.mail;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import dev.kehrwieder.core.model.Declaration;
import dev.kehrwieder.core.policy.Brand;
import dev.kehrwieder.notifications.mail.MailContent.Canceled;
import dev.kehrwieder.notifications.mail.MailContent.Declined;
import dev.kehrwieder.notifications.mail.MailContent.Handover;
import dev.kehrwieder.notifications.mail.MailContent.Inspected;
import dev.kehrwieder.notifications.mail.MailContent.Kept;
import dev.kehrwieder.notifications.mail.MailContent.LabelExpiring;
import dev.kehrwieder.notifications.mail.MailContent.LabelReady;
import dev.kehrwieder.notifications.mail.MailContent.PickupFailed;
import dev.kehrwieder.notifications.mail.MailContent.Received;
import dev.kehrwieder.notifications.mail.MailContent.RefundFailed;
import dev.kehrwieder.notifications.mail.MailContent.RefundSent;
import dev.kehrwieder.notifications.mail.MailContent.Registered;
import dev.kehrwieder.platform.api.DeclarationText;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** One mail of each kind, and an independent look at what was composed. */
final class Mails {

    static final Instant SENT = Instant.parse("2026-11-12T08:30:05Z");
    static final Locale ENGLISH = Locale.UK;
    static final Locale GERMAN = Locale.GERMANY;
    static final Sender SENDER = new Sender("retouren@shop.example", "");

    static final Shop SHOP = Shop.of(new Brand(
            "Schuhhaus Möller & Töchter",
            Brand.DEFAULT_COLOR,
            Optional.empty(),
            Optional.empty(),
            Optional.of("service@shop.example"),
            Map.of()));
    static final String LINK = "https://shop.example/r/5d1kq8PzQ0mJv2";

    private Mails() {}

    static ReturnSummary summary(Locale locale) {
        return summary(locale, "Ada Beispiel");
    }

    static ReturnSummary summary(Locale locale, String name) {
        boolean german = locale.getLanguage().equals("de");
        return new ReturnSummary(
                SHOP,
                new Recipient("ada@example.org", name),
                locale,
                ZoneId.of("Europe/Berlin"),
                "R7F3K9X2M4P",
                List.of("1001"),
                List.of(
                        new ReturnLine(
                                german ? "Laufschuh, Größe 42" : "Running shoe, size 42",
                                2,
                                german ? "Zu klein" : "Too small"),
                        new ReturnLine(german ? "Wollsocken, 3er-Pack" : "Wool socks, pack of 3", 1, "")),
                LINK);
    }

    static ParcelLabel parcel(int number) {
        String tracking = "00340434161234567%03d".formatted(number);
        return new ParcelLabel(number, "Lokalpost", tracking, Optional.of(code(number)), Optional.of(label(number)));
    }

    /** Of a carrier without codes. */
    static ParcelLabel parcelToPrint(int number) {
        ParcelLabel parcel = parcel(number);
        return new ParcelLabel(number, parcel.carrier(), parcel.trackingNumber(), Optional.empty(), parcel.label());
    }

    static Attachment code(int number) {
        return Attachment.inline("qr-" + number + ".png", "image/png", qrPng(LINK), "qr-" + number);
    }

    static Attachment label(int number) {
        byte[] pdf = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
        return Attachment.file("label-" + number + ".pdf", "application/pdf", pdf);
    }

    static LabelReady labelReady(ReturnSummary summary) {
        return new LabelReady(summary, Handover.SHOW_QR_CODE, LocalDate.of(2026, 12, 10), List.of(parcel(1)), "");
    }

    static LabelExpiring labelExpiring(ReturnSummary summary) {
        return new LabelExpiring(summary, LocalDate.of(2026, 12, 10), List.of("00340434161234567001"));
    }

    static Inspected inspected(ReturnSummary summary) {
        boolean german = summary.locale().getLanguage().equals("de");
        return new Inspected(
                summary,
                List.of(
                        new InspectedLine(
                                summary.lines().get(0).title(),
                                1,
                                1,
                                0,
                                0,
                                german
                                        ? "Ein Schuh ist deutlich getragen: Die Sohle ist abgelaufen."
                                        : "One shoe is clearly worn: the sole is run down."),
                        new InspectedLine(summary.lines().get(1).title(), 0, 0, 1, 0, "")),
                new AfterInspection.RefundFollows(Amount.of("1234.50", "EUR")));
    }

    static RefundSent refundSent(ReturnSummary summary, Amount amount) {
        String means = summary.locale().getLanguage().equals("de") ? "Karte" : "Card";
        return new RefundSent(summary, amount, means, SENT, 5);
    }

    static Map<MailTemplate, MailContent> oneOfEach(ReturnSummary summary) {
        boolean german = summary.locale().getLanguage().equals("de");
        Amount amount = Amount.of("1234.50", "EUR");
        return Stream.of(
                        new Registered(summary),
                        labelReady(summary),
                        labelExpiring(summary),
                        new Received(summary, SENT),
                        inspected(summary),
                        new Kept(summary, false, true, false),
                        refundSent(summary, amount),
                        new RefundFailed(summary, amount, german ? "Karte" : "Card"),
                        new MailContent.PayoutNeedsAction(summary, amount, german ? "Karte" : "Card"),
                        new Declined(
                                summary,
                                german
                                        ? "Die Rückgabefrist endete am 5. Dezember."
                                        : "The return period ended on 5 December."),
                        new PickupFailed(summary, "KW000000000018"),
                        new Canceled(summary),
                        withdrawal(summary))
                .collect(Collectors.toMap(MailContent::template, Function.identity()));
    }

    static MailContent.WithdrawalReceived withdrawal(ReturnSummary like) {
        Declaration declaration = new Declaration("Ada Beispiel", "1001", "ada@example.org", List.of());
        return new MailContent.WithdrawalReceived(
                new WithdrawalSummary(like.shop(), like.recipient(), like.locale(), like.timeZone(), like.rma()),
                DeclarationText.time(SENT, like.timeZone(), like.locale()),
                DeclarationText.of(declaration, like.locale()));
    }

    static byte[] composed(MailContent content) {
        return new MailComposer(SENDER).compose("event-1", SENT, content, SENDER.address());
    }

    static MimeMessage parsed(byte[] mail) throws MessagingException {
        return new MimeMessage((Session) null, new ByteArrayInputStream(mail));
    }

    static MimeMessage message(MailContent content) throws MessagingException {
        return parsed(composed(content));
    }

    static String plain(Message message) throws MessagingException, IOException {
        return text(message, "text/plain");
    }

    static String html(Message message) throws MessagingException, IOException {
        return text(message, "text/html");
    }

    /** Without what only Outlook reads, which is in comments. */
    static String withoutOutlook(String html) {
        String rest = html;
        for (String own : List.of(
                Outlook.HEAD, Outlook.CARD_START, Outlook.CARD_END, Outlook.COLUMNS_START, Outlook.COLUMNS_NEXT)) {
            rest = rest.replace(own, "");
        }
        return rest;
    }

    private static String text(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return part.getContent().toString().replace("\r\n", "\n");
        }
        if (part.getContent() instanceof MimeMultipart multipart) {
            for (int i = 0; i < multipart.getCount(); i++) {
                String found = text(multipart.getBodyPart(i), type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }

    /** A code that a phone reads, without AWT. */
    static byte[] qrPng(String text) {
        try {
            BitMatrix modules =
                    new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, 4));
            return png(modules, 10);
        } catch (WriterException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] png(BitMatrix modules, int scale) throws IOException {
        int size = modules.getWidth() * scale;
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        try (DeflaterOutputStream rows = new DeflaterOutputStream(pixels)) {
            for (int y = 0; y < size; y++) {
                rows.write(0);
                for (int x = 0; x < size; x++) {
                    rows.write(modules.get(x / scale, y / scale) ? 0 : 255);
                }
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        try (DataOutputStream fields = new DataOutputStream(header)) {
            fields.writeInt(size);
            fields.writeInt(size);
            fields.write(new byte[] {8, 0, 0, 0, 0});
        }
        chunk(png, "IHDR", header.toByteArray());
        chunk(png, "IDAT", pixels.toByteArray());
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] bytes) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 checksum = new CRC32();
        checksum.update(name);
        checksum.update(bytes);
        DataOutputStream out = new DataOutputStream(png);
        out.writeInt(bytes.length);
        out.write(name);
        out.write(bytes);
        out.writeInt((int) checksum.getValue());
        out.flush();
    }
}
