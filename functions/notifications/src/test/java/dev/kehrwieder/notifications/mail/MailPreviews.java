package dev.kehrwieder.notifications.mail;

import dev.kehrwieder.core.policy.Brand;
import dev.kehrwieder.core.policy.Color;
import dev.kehrwieder.notifications.mail.MailContent.Handover;
import dev.kehrwieder.notifications.mail.MailContent.Inspected;
import dev.kehrwieder.notifications.mail.MailContent.LabelReady;
import dev.kehrwieder.notifications.mail.MailContent.RefundSent;
import dev.kehrwieder.platform.browser.Browser;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes every mail in both languages into a folder, for people to look at: {@code scripts/previews}. */
public final class MailPreviews {
    private static final LocalDate SHIP_BY = LocalDate.of(2026, 12, 10);
    private static final Map<String, Integer> SCREENS = Map.of("phone", 390, "desktop", 800);
    private static final int SMALLEST_SCREEN = 360;
    private static final String LOGO_URL = "https://shop.example/logo.png";
    private static final String LOGO =
            """
            <svg xmlns="http://www.w3.org/2000/svg" width="180" height="40" viewBox="0 0 180 40">\
            <circle cx="20" cy="20" r="18" fill="#b5482a"/><path d="M12 24l8-12 8 12z" fill="#fff"/>\
            <text x="46" y="28" font-family="Georgia,serif" font-size="24" fill="#3b2a22">Almrausch</text></svg>""";

    private final Path folder;

    private MailPreviews(Path folder) {
        this.folder = folder;
    }

    /** Takes a folder, and the program of a Chromium. */
    public static void main(String[] arguments) throws MessagingException, IOException {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("two arguments: the folder to write to, and a Chromium");
        }
        MailPreviews previews = new MailPreviews(Files.createDirectories(Path.of(arguments[0])));
        try (Browser browser = new Browser(arguments[1])) {
            for (Locale locale : List.of(Mails.GERMAN, Mails.ENGLISH)) {
                for (Map.Entry<String, MailContent> mail : mails(locale).entrySet()) {
                    String name = mail.getKey() + "-" + locale.getLanguage();
                    previews.show(browser, name, previews.write(name, mail.getValue()));
                }
            }
        }
    }

    /** Each by the name of its files. */
    static Map<String, MailContent> mails(Locale locale) {
        ReturnSummary summary = Mails.summary(locale);
        Map<String, MailContent> mails = new LinkedHashMap<>();
        for (MailTemplate template : MailTemplate.values()) {
            mails.put(template.name(), Mails.oneOfEach(summary).get(template));
        }
        mails.put(
                "LABEL_READY-without-code",
                new LabelReady(
                        branded(summary),
                        Handover.SHOW_QR_CODE,
                        SHIP_BY,
                        List.of(Mails.parcelToPrint(1)),
                        packing(locale)));
        mails.put(
                "LABEL_READY-hard",
                new LabelReady(
                        hard(summary),
                        Handover.PRINT_LABEL,
                        SHIP_BY,
                        List.of(Mails.parcel(1), Mails.parcel(2), Mails.parcel(3)),
                        packing(locale)));
        mails.put(
                "INSPECTED-accepted",
                new Inspected(
                        branded(summary),
                        summary.lines().stream()
                                .map(line -> new InspectedLine(line.title(), line.quantity(), 0, 0, 0, ""))
                                .toList(),
                        new AfterInspection.RefundFollows(Amount.of("139.80", "EUR"))));
        mails.put("KEEP_ITEM-in-part", new MailContent.Kept(branded(summary), true, true, true));
        mails.put(
                "INSPECTED-in-part",
                new Inspected(
                        summary,
                        summary.lines().stream()
                                .map(line -> new InspectedLine(line.title(), 1, 0, 0, line.quantity() - 1, ""))
                                .toList(),
                        new AfterInspection.AmountFollows()));
        mails.put(
                "REFUND_SENT-at-once",
                new RefundSent(
                        summary, Amount.of("25.00", "EUR"), CodeWords.means("GIFT_CARD", locale), Mails.SENT, 0));
        return mails;
    }

    private static String packing(Locale locale) {
        return locale.equals(Mails.GERMAN)
                ? "Bitte binden Sie die Schnürsenkel zusammen.\nDer Schuhkarton kommt in einen zweiten Karton."
                : "Please tie the laces together.\nThe shoe box goes into a second box.";
    }

    private static ReturnSummary branded(ReturnSummary summary) {
        Brand brand = new Brand(
                "Almrausch", new Color("#f2b705"), Optional.of(LOGO_URL), Optional.empty(), Optional.empty(), Map.of());
        return with(summary, Shop.of(brand), summary.recipient(), summary.lines());
    }

    private static ReturnSummary hard(ReturnSummary summary) {
        String name = "\"Ada\r\nBcc: x@example.org\" <script>alert(1)</script> Wolfeschlegelsteinhausenbergerdorff";
        ReturnLine line = new ReturnLine(
                "Donaudampfschifffahrtsgesellschaftskapitänsmützenhalter <b>XXL</b> & Zubehör, rot/grün kariert",
                12,
                summary.lines().getFirst().reason());
        return with(summary, summary.shop(), new Recipient("ada@example.org", name), Collections.nCopies(65, line));
    }

    private static ReturnSummary with(ReturnSummary summary, Shop shop, Recipient recipient, List<ReturnLine> lines) {
        return new ReturnSummary(
                shop,
                recipient,
                summary.locale(),
                summary.timeZone(),
                summary.rma(),
                summary.orderNumbers(),
                lines,
                summary.shopperLink());
    }

    private Path write(String name, MailContent content) throws MessagingException, IOException {
        byte[] mail = Mails.composed(content);
        MimeMessage message = Mails.parsed(mail);
        Files.write(folder.resolve(name + ".eml"), mail);
        Files.writeString(folder.resolve(name + ".txt"), message.getSubject() + "\n\n" + Mails.plain(message));
        // A browser knows no parts of a mail, and nobody's logo is fetched.
        String html = Mails.html(message)
                .replaceAll(
                        "cid:qr-[0-9]+",
                        "data:image/png;base64," + base64(Mails.code(1).bytes()))
                .replace(LOGO_URL, "data:image/svg+xml;base64," + base64(LOGO.getBytes(StandardCharsets.UTF_8)));
        return Files.writeString(folder.resolve(name + ".html"), html);
    }

    private void show(Browser browser, String name, Path html) throws IOException {
        for (Map.Entry<String, Integer> screen : SCREENS.entrySet()) {
            for (boolean dark : List.of(false, true)) {
                try (Browser.Page page = browser.open(html, screen.getValue(), dark)) {
                    String file = name + "." + screen.getKey() + (dark ? "-dark" : "") + ".png";
                    Files.write(folder.resolve(file), page.png());
                }
            }
        }
        try (Browser.Page page = browser.open(html, SMALLEST_SCREEN, false)) {
            if (page.number("document.documentElement.scrollWidth") > SMALLEST_SCREEN) {
                throw new IllegalStateException(name + " is wider than a phone");
            }
        }
        try (Browser.Page page = browser.open(html, SCREENS.get("desktop"), false)) {
            Files.write(folder.resolve(name + ".pdf"), page.pdf());
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
