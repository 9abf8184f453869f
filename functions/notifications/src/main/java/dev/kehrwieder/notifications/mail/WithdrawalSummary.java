package dev.kehrwieder.notifications.mail;

import static java.util.Objects.requireNonNull;

import java.time.ZoneId;
import java.util.Locale;

/** What every mail about a withdrawal needs. @param number of the declaration */
public record WithdrawalSummary(Shop shop, Recipient recipient, Locale locale, ZoneId timeZone, String number)
        implements MailSummary {

    public WithdrawalSummary {
        requireNonNull(shop, "shop is null");
        requireNonNull(recipient, "recipient is null");
        requireNonNull(locale, "locale is null");
        requireNonNull(timeZone, "timeZone is null");
        number = TypedText.line(requireNonNull(number, "number is null"));
        if (number.isEmpty()) {
            throw new IllegalArgumentException("number is empty");
        }
    }
}
