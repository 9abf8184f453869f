package dev.kehrwieder.registration.published;

import dev.kehrwieder.platform.http.ApiRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** In which language a page is read. */
final class Language {
    private static final Words GERMAN = new German();
    private static final Words ENGLISH = new English();

    private Language() {}

    /** The one that the address asks for, else what the browser prefers of the two. */
    static Words of(ApiRequest request) {
        return request.queryValue("lang").flatMap(Language::named).orElseGet(() -> request.header("Accept-Language")
                .map(Language::accepted)
                .orElse(GERMAN));
    }

    private static Optional<Words> named(String tag) {
        return switch (tag) {
            case "de" -> Optional.of(GERMAN);
            case "en" -> Optional.of(ENGLISH);
            default -> Optional.empty();
        };
    }

    /** Who reads neither reads rather English; who says nothing of it is, here, most likely German. */
    private static Words accepted(String header) {
        try {
            List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(header);
            Locale found = Locale.lookup(ranges, List.of(Locale.GERMAN, Locale.ENGLISH));
            boolean says = ranges.stream().anyMatch(range -> !range.getRange().equals("*"));
            return found == null && says || Locale.ENGLISH.equals(found) ? ENGLISH : GERMAN;
        } catch (IllegalArgumentException _) {
            return GERMAN;
        }
    }
}
