package dev.kehrwieder.notifications.mail;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A mail's words in their order, from which both the HTML part and the plain part are made, so they can't say different
 * things. Public only because the templates are compiled into a package of their own.
 *
 * @param preview what an inbox shows beside the subject
 * @param footer why the shopper gets this mail and whom to ask
 */
public record Letter(
        String language,
        Shop shop,
        String subject,
        String preview,
        String greeting,
        List<Block> blocks,
        String closing,
        List<String> footer) {

    /** More rows would be cut off by mail programs; the plain part has them all. */
    private static final int ROWS_SHOWN = 60;

    private static final int ROW_CHARACTERS_SHOWN = 160;

    public Letter {
        requireNonNull(language, "language is null");
        requireNonNull(shop, "shop is null");
        requireNonNull(subject, "subject is null");
        requireNonNull(preview, "preview is null");
        requireNonNull(greeting, "greeting is null");
        blocks = List.copyOf(blocks);
        requireNonNull(closing, "closing is null");
        footer = List.copyOf(footer);
    }

    /** One element of a letter. Texts are plain; each template escapes them. */
    public sealed interface Block {}

    public record Heading(String text) implements Block {}

    public record Paragraph(String text) implements Block {}

    /** The one sentence that nobody may miss. */
    public record Important(String text) implements Block {}

    /** What a person wrote, line breaks kept. */
    public record Quote(String intro, String text) implements Block {}

    /** What to do, in order. */
    public record Steps(String title, List<String> steps) implements Block {

        public Steps {
            steps = List.copyOf(steps);
        }
    }

    /** Short values with their names: numbers, amounts, days. */
    public record Facts(List<Fact> facts) implements Block {

        public Facts {
            facts = List.copyOf(facts);
        }
    }

    /** @param code whether people copy or compare the value sign by sign */
    public record Fact(String name, String value, boolean code) {

        private static final Pattern LONG_CODE = Pattern.compile("[A-Z0-9]{12,40}");
        private static final int GROUP = 4;

        static Fact of(String name, String value) {
            return new Fact(name, value, false);
        }

        static Fact code(String name, String value) {
            return new Fact(name, value, true);
        }

        /** A long code in fours, to be set apart without a space, so that a copy is the code. */
        public List<String> groups() {
            if (!LONG_CODE.matcher(value).matches()) {
                return List.of(value);
            }
            return IntStream.iterate(0, start -> start < value.length(), start -> start + GROUP)
                    .mapToObj(start -> value.substring(start, Math.min(start + GROUP, value.length())))
                    .toList();
        }
    }

    /** The articles, each with what there is to say about it. */
    public record Items(String title, List<Item> items, String moreText) implements Block {

        public Items {
            items = List.copyOf(items);
        }

        public List<Item> shown() {
            return items.subList(0, Math.min(items.size(), ROWS_SHOWN));
        }

        public boolean hasMore() {
            return items.size() > ROWS_SHOWN;
        }
    }

    public record Item(String quantity, String title, String detail, String note) {

        public String shortTitle() {
            return TypedText.cut(title, ROW_CHARACTERS_SHOWN);
        }

        public String shortNote() {
            return TypedText.cut(note, 3 * ROW_CHARACTERS_SHOWN);
        }
    }

    /**
     * A code to show at the counter, with the numbers that say the same.
     *
     * @param fallback what to do if it can't be seen
     * @param plain where it is, for who reads without images
     */
    public record Code(String contentId, String alternativeText, String fallback, String plain, List<Fact> facts)
            implements Block {

        public Code {
            facts = List.copyOf(facts);
        }
    }

    public record Button(String text, String link) implements Block {}
}
