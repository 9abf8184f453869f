package dev.kehrwieder.platform.http;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** How the values of fields and query parameters are spelled (DESIGN 6, "Manners"). Each reader throws {@link FieldFault}. */
final class FieldFormat {

    /** No sign, no exponent, no leading zeros: money and rates are decimal strings. */
    private static final Pattern DECIMAL = Pattern.compile("(0|[1-9][0-9]{0,17})(\\.[0-9]{1,9})?");

    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern DATE_TIME = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})");
    private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,9})");

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2999, 12, 31);

    private FieldFormat() {}

    /** One line: mail headers, labels and logs are built from such texts. */
    static String line(String value, int maxLength) {
        refuse(value, maxLength, "");
        if (value.codePoints().anyMatch(FieldFormat::isTurnedAround)) {
            throw new FieldFault(FieldFault.INVALID_CHARACTERS, "Overrides of the reading direction are not accepted");
        }
        return value;
    }

    /** May have line breaks and tabs. */
    static String lines(String value, int maxLength) {
        refuse(value, maxLength, "\n\r\t");
        return value;
    }

    private static void refuse(String value, int maxLength, String allowedControls) {
        if (value.codePointCount(0, value.length()) > maxLength) {
            throw new FieldFault(FieldFault.TOO_LONG, "At most " + maxLength + " characters");
        }
        value.codePoints().forEach(point -> {
            if (isUnpairedSurrogate(point)) {
                throw new FieldFault(FieldFault.INVALID_CHARACTERS, "A character is half of a pair");
            }
            if (isControl(point) && allowedControls.indexOf(point) < 0) {
                throw new FieldFault(FieldFault.INVALID_CHARACTERS, "Control characters are not accepted here");
            }
        });
    }

    /**
     * They turn the letters around them, so that people read what is not there: on labels, in mails and lists. Phones put
     * them around what is pasted, so a comment may have them; a mail leaves them out.
     */
    private static boolean isTurnedAround(int point) {
        return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    }

    private static boolean isUnpairedSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    private static boolean isControl(int point) {
        int type = Character.getType(point);
        return type == Character.CONTROL || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
    }

    static BigDecimal decimal(String value, BigDecimal min, BigDecimal max) {
        if (!DECIMAL.matcher(value).matches()) {
            throw new FieldFault(
                    FieldFault.INVALID_FORMAT, "A non-negative decimal string such as \"19.99\", without exponent");
        }
        BigDecimal decimal = new BigDecimal(value);
        if (decimal.compareTo(min) < 0 || decimal.compareTo(max) > 0) {
            throw new FieldFault(FieldFault.OUT_OF_RANGE, "From " + min.toPlainString() + " to " + max.toPlainString());
        }
        return decimal;
    }

    static int integer(long value, int min, int max) {
        if (value < min || value > max) {
            throw new FieldFault(FieldFault.OUT_OF_RANGE, "From " + min + " to " + max);
        }
        return (int) value;
    }

    static int integer(String value, int min, int max) {
        if (!INTEGER.matcher(value).matches()) {
            throw new FieldFault(FieldFault.INVALID_FORMAT, "A whole number");
        }
        return integer(Long.parseLong(value), min, max);
    }

    static LocalDate date(String value) {
        try {
            if (DATE.matcher(value).matches()) {
                LocalDate date = LocalDate.parse(value);
                return sensible(date, date);
            }
        } catch (DateTimeException _) {
            // Such as 30 February: the same answer as for a wrong spelling.
        }
        throw new FieldFault(FieldFault.INVALID_FORMAT, "A date such as 2026-11-02");
    }

    static OffsetDateTime dateTime(String value) {
        try {
            if (DATE_TIME.matcher(value).matches()) {
                OffsetDateTime time = OffsetDateTime.parse(value.toUpperCase(Locale.ROOT));
                return sensible(time.toLocalDate(), time);
            }
        } catch (DateTimeException _) {
            // Such as 25 o'clock: the same answer as for a wrong spelling.
        }
        throw new FieldFault(
                FieldFault.INVALID_FORMAT, "An RFC 3339 time with offset, such as 2026-11-02T10:15:00+01:00");
    }

    /** What is reckoned from it, windows of ten years included, can still be told in RFC 3339. */
    private static <T> T sensible(LocalDate day, T value) {
        if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
            throw new FieldFault(FieldFault.OUT_OF_RANGE, "From " + EARLIEST + " to " + LATEST);
        }
        return value;
    }

    static <E extends Enum<E>> E choice(String value, Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(value)) {
                return constant;
            }
        }
        throw new FieldFault(FieldFault.NOT_ALLOWED, "One of " + Arrays.toString(type.getEnumConstants()));
    }

    static String ruled(String value, Predicate<String> rule, String description) {
        if (!rule.test(value)) {
            throw new FieldFault(FieldFault.INVALID_FORMAT, description);
        }
        return value;
    }

    static String matching(String value, Pattern pattern, String description) {
        if (!pattern.matcher(value).matches()) {
            throw new FieldFault(FieldFault.INVALID_FORMAT, description);
        }
        return value;
    }
}
