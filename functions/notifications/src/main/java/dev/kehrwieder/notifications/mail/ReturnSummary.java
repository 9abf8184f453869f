package dev.kehrwieder.notifications.mail;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.EmailAddress;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * What every mail about a return needs.
 *
 * @param contactAddress where answers go, or null if nobody reads them
 * @param locale the shopper's: German for German, English for everything else
 * @param timeZone the shop's, in which days and times are told
 * @param shopperLink to the page of this return, or null
 */
public record ReturnSummary(
        String shopName,
        String contactAddress,
        Recipient recipient,
        Locale locale,
        ZoneId timeZone,
        String rma,
        List<String> orderNumbers,
        List<ReturnLine> lines,
        String shopperLink) {

    public ReturnSummary {
        shopName = TypedText.line(requireNonNull(shopName, "shopName is null"));
        contactAddress = contactAddress == null || contactAddress.isEmpty() ? "" : EmailAddress.checked(contactAddress);
        requireNonNull(recipient, "recipient is null");
        requireNonNull(locale, "locale is null");
        requireNonNull(timeZone, "timeZone is null");
        rma = TypedText.line(requireNonNull(rma, "rma is null"));
        orderNumbers = orderNumbers.stream().map(TypedText::line).toList();
        lines = List.copyOf(lines);
        shopperLink = Link.checked(shopperLink);
        if (shopName.isEmpty() || rma.isEmpty()) {
            throw new IllegalArgumentException("shopName or rma is empty");
        }
    }
}
