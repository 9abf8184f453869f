package dev.kehrwieder.registration.published;

import dev.kehrwieder.core.money.Money;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Money, percentages and days in the form of the page's language. */
final class Formats {
    private final Words words;
    private final Amounts amounts;

    Formats(Words words, Amounts amounts) {
        this.words = words;
        this.amounts = amounts;
    }

    String amount(BigDecimal amount) {
        return amounts.of(amount).map(this::money).orElseGet(() -> words.inTheOrdersCurrency(number(amount, 2)));
    }

    private String money(Money money) {
        NumberFormat format = NumberFormat.getCurrencyInstance(words.locale());
        format.setCurrency(money.currency());
        format.setMinimumFractionDigits(money.decimal().scale());
        format.setMaximumFractionDigits(money.decimal().scale());
        // The JDK sets no space between a currency without a sign of its own and the number: KWD1.234.
        return format.format(money.decimal()).replaceFirst("(\\p{L})(\\d)", "$1\u00A0$2");
    }

    String percent(BigDecimal percent) {
        String space = words.tag().equals("de") ? "\u00A0" : "";
        return number(percent, 0) + space + "%";
    }

    private String number(BigDecimal number, int digits) {
        NumberFormat format = NumberFormat.getNumberInstance(words.locale());
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(Math.max(digits, number.scale()));
        return format.format(number);
    }

    String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(words.locale())
                .format(day);
    }

    String country(String code) {
        return Locale.of("", code).getDisplayCountry(words.locale());
    }
}
