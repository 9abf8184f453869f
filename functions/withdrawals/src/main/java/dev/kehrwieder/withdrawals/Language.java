package dev.kehrwieder.withdrawals;

import dev.kehrwieder.platform.http.ApiRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** In which language somebody is answered. */
final class Language {
    private static final List<Locale> KNOWN = List.of(Locale.GERMAN, Locale.ENGLISH);

    private Language() {}

    /** What the browser prefers of German and English; German where it says neither, as the law's first reader. */
    static Locale accepted(ApiRequest request) {
        try {
            List<Locale.LanguageRange> ranges = request.header("Accept-Language")
                    .map(Locale.LanguageRange::parse)
                    .orElse(List.of());
            return Optional.ofNullable(Locale.lookup(ranges, KNOWN)).orElse(other(ranges));
        } catch (IllegalArgumentException _) {
            return Locale.GERMAN;
        }
    }

    /** Who reads another language reads rather English. */
    private static Locale other(List<Locale.LanguageRange> ranges) {
        boolean any = ranges.stream().allMatch(range -> range.getRange().equals("*"));
        return any ? Locale.GERMAN : Locale.ENGLISH;
    }

    /** The one that is asked for, if it is known. */
    static Optional<Locale> named(String tag) {
        return KNOWN.stream().filter(known -> known.getLanguage().equals(tag)).findFirst();
    }
}
