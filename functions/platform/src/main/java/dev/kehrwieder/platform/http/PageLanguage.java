package dev.kehrwieder.platform.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** In which language somebody is answered: German or English. */
public final class PageLanguage {
    private static final List<Locale> KNOWN = List.of(Locale.GERMAN, Locale.ENGLISH);

    private PageLanguage() {}

    /** The one that is asked for, if it is known. @param tag such as {@code de} */
    public static Optional<Locale> named(String tag) {
        return KNOWN.stream().filter(known -> known.getLanguage().equals(tag)).findFirst();
    }

    /** What the browser prefers of the two; who reads neither reads rather English, who says nothing of it is here most likely German. */
    public static Locale accepted(ApiRequest request) {
        try {
            List<Locale.LanguageRange> ranges = request.header("Accept-Language")
                    .map(Locale.LanguageRange::parse)
                    .orElse(List.of());
            return Optional.ofNullable(Locale.lookup(ranges, KNOWN)).orElse(other(ranges));
        } catch (IllegalArgumentException _) {
            return Locale.GERMAN;
        }
    }

    private static Locale other(List<Locale.LanguageRange> ranges) {
        boolean any = ranges.stream().allMatch(range -> range.getRange().equals("*"));
        return any ? Locale.GERMAN : Locale.ENGLISH;
    }
}
