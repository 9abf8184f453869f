package dev.kehrwieder.platform.store;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/** Where a page ended, an instant and a name, as a text for the outside. */
final class Cursors {
    private static final Pattern POSITION =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{9}Z#.{1,300}", Pattern.DOTALL);

    private Cursors() {}

    static String of(String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws IllegalArgumentException if it is none of ours */
    static String position(String cursor) {
        String position;
        try {
            position = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not a cursor", e);
        }
        if (!POSITION.matcher(position).matches()) {
            throw new IllegalArgumentException("not a cursor");
        }
        return position;
    }
}
