package dev.kehrwieder.withdrawals;

import dev.kehrwieder.core.model.Declaration;
import dev.kehrwieder.core.model.EmailAddress;
import dev.kehrwieder.platform.http.RequestBody;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads a declaration. Only what the law asks for must be there, and only what no acknowledgement could be sent to or no
 * store could hold is refused: no order is looked at.
 */
final class DeclarationBody {
    static final int LONGEST_NAME = 200;
    static final int LONGEST_CONTRACT = 200;
    static final int LONGEST_LINE = 300;
    static final int MOST_LINES = 200;

    private static final int LONGEST_LINE_ID = 64;
    private static final int LONGEST_LOCALE = 35;

    private DeclarationBody() {}

    static Declaration read(RequestBody body) {
        return declaration(body, body.objects("lines", 0, MOST_LINES, DeclarationBody::line));
    }

    /** @param lines the part of the contract */
    static Declaration declaration(RequestBody body, List<Declaration.Line> lines) {
        return new Declaration(
                body.text("name", LONGEST_NAME).strip(),
                body.text("contract", LONGEST_CONTRACT).strip(),
                email(body),
                lines);
    }

    private static String email(RequestBody body) {
        return body.text(
                        "email",
                        EmailAddress.MAX_LENGTH,
                        text -> EmailAddress.isDeliverable(text.strip()),
                        "An e-mail address, such as ada@example.org")
                .strip();
    }

    private static Declaration.Line line(RequestBody body) {
        Optional<String> lineId = body.optionalText("lineId", LONGEST_LINE_ID);
        Optional<String> text = body.optionalText("text", LONGEST_LINE).map(String::strip);
        Optional<Integer> quantity = body.optionalInteger("quantity", 1, Integer.MAX_VALUE);
        if (lineId.isEmpty() && text.isEmpty()) {
            body.refuse("lineId", "REQUIRED", "A line of the order, or a text");
            return Declaration.Line.words("-");
        }
        return new Declaration.Line(lineId, text, quantity);
    }

    /** Empty where none is named. */
    static Optional<String> locale(RequestBody body) {
        return body.optionalText(
                        "locale",
                        LONGEST_LOCALE,
                        tag -> tag.isBlank()
                                || !Locale.forLanguageTag(tag).getLanguage().isEmpty(),
                        "A language tag, such as de-DE")
                .filter(tag -> !tag.isBlank());
    }
}
