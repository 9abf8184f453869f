package dev.kehrwieder.notifications.mail;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Money and days in the form of the shopper's language and region. */
final class Formats {

    private final Locale locale;

    private Formats(Locale locale) {
        this.locale = locale;
    }

    /** A French shopper reads an English mail: with the forms of English in Europe, not with French ones. */
    static Formats of(Locale locale) {
        String language = locale.getLanguage();
        boolean known = language.equals("de") || language.equals("en");
        if (known && !locale.getCountry().isEmpty()) {
            return new Formats(new Locale.Builder()
                    .setLanguage(language)
                    .setRegion(locale.getCountry())
                    .build());
        }
        return new Formats(language.equals("de") ? Locale.GERMANY : Locale.UK);
    }

    String money(Amount amount) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(amount.currency());
        format.setMinimumFractionDigits(amount.value().scale());
        format.setMaximumFractionDigits(amount.value().scale());
        // The JDK sets no space between a currency without a sign of its own and the number: KWD1.234.
        return format.format(amount.value()).replaceFirst("(\\p{L})(\\d)", "$1\u00A0$2");
    }

    /** With the day of the week, which is what people plan by. */
    String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(locale)
                .format(day);
    }

    String day(Instant instant, ZoneId zone) {
        return day(LocalDate.ofInstant(instant, zone));
    }
}
