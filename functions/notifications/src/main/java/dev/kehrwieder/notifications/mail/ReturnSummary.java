package dev.kehrwieder.notifications.mail;

import static java.util.Objects.requireNonNull;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * What every mail about a return needs.
 *
 * @param locale the shopper's: German for German, English for everything else
 * @param timeZone the shop's, in which days and times are told
 * @param shopperLink to the page of this return, or null
 */
public record ReturnSummary(
        Shop shop,
        Recipient recipient,
        Locale locale,
        ZoneId timeZone,
        String rma,
        List<String> orderNumbers,
        List<ReturnLine> lines,
        String shopperLink)
        implements MailSummary {

    public ReturnSummary {
        requireNonNull(shop, "shop is null");
        requireNonNull(recipient, "recipient is null");
        requireNonNull(locale, "locale is null");
        requireNonNull(timeZone, "timeZone is null");
        rma = TypedText.line(requireNonNull(rma, "rma is null"));
        orderNumbers = orderNumbers.stream().map(TypedText::line).toList();
        lines = List.copyOf(lines);
        shopperLink = Link.checked(shopperLink);
        if (rma.isEmpty()) {
            throw new IllegalArgumentException("rma is empty");
        }
    }
}
