package dev.kehrwieder.registration.published;

import dev.kehrwieder.platform.http.ApiRequest;
import dev.kehrwieder.platform.http.PageLanguage;
import java.util.Locale;

/** The words of the language in which a page is read. */
final class Language {
    private static final Words GERMAN = new German();
    private static final Words ENGLISH = new English();

    private Language() {}

    /** The one that the address asks for, else what the browser prefers of the two. */
    static Words of(ApiRequest request) {
        Locale locale =
                request.queryValue("lang").flatMap(PageLanguage::named).orElseGet(() -> PageLanguage.accepted(request));
        return locale.equals(Locale.ENGLISH) ? ENGLISH : GERMAN;
    }
}
