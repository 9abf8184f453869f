package dev.kehrwieder.notifications.mail;

import dev.kehrwieder.notifications.mail.Letter.Block;
import dev.kehrwieder.notifications.mail.Letter.Button;
import dev.kehrwieder.notifications.mail.Letter.Code;
import dev.kehrwieder.notifications.mail.Letter.Fact;
import dev.kehrwieder.notifications.mail.Letter.Facts;
import dev.kehrwieder.notifications.mail.Letter.Heading;
import dev.kehrwieder.notifications.mail.Letter.Important;
import dev.kehrwieder.notifications.mail.Letter.Item;
import dev.kehrwieder.notifications.mail.Letter.Items;
import dev.kehrwieder.notifications.mail.Letter.Paragraph;
import dev.kehrwieder.notifications.mail.Letter.Quote;
import dev.kehrwieder.notifications.mail.Letter.Steps;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * A letter as plain text, for those who read or hear mails without HTML. Not a template, because blank lines and
 * indents are all the layout it has. Paragraphs are one line each: mail programs wrap them to the reader's width.
 */
final class PlainLetter {

    private static final String INDENT = "  ";

    private PlainLetter() {}

    static String render(Letter letter) {
        StringJoiner text = new StringJoiner("\n\n", "", "\n");
        text.add(letter.greeting());
        letter.blocks().forEach(block -> text.add(block(block)));
        text.add(letter.closing() + "\n" + letter.shop().name());
        // The usual mark of a signature: hyphen, hyphen, space.
        text.add("-- \n" + String.join("\n", letter.footer()));
        return text.toString();
    }

    private static String block(Block block) {
        return switch (block) {
            case Heading heading ->
                heading.text() + "\n" + "-".repeat(heading.text().length());
            case Paragraph paragraph -> paragraph.text();
            case Important important -> "→ " + important.text();
            case Quote quote -> quote.intro() + "\n" + indented(quote.text());
            case Steps steps -> steps(steps);
            case Facts facts -> facts(facts.facts());
            case Items items ->
                items.items().stream()
                        .map(PlainLetter::item)
                        .collect(Collectors.joining("\n", items.title() + "\n", ""));
            case Code code -> code.plain() + "\n\n" + facts(code.facts());
            case Button button -> button.text() + ":\n" + button.link();
        };
    }

    private static String steps(Steps steps) {
        StringJoiner lines = new StringJoiner("\n");
        lines.add(steps.title());
        for (int i = 0; i < steps.steps().size(); i++) {
            lines.add((i + 1) + ". " + steps.steps().get(i));
        }
        return lines.toString();
    }

    private static String facts(List<Fact> facts) {
        return facts.stream().map(fact -> fact.name() + ": " + fact.value()).collect(Collectors.joining("\n"));
    }

    private static String item(Item item) {
        StringJoiner lines = new StringJoiner("\n");
        lines.add("- " + (item.quantity().isEmpty() ? "" : item.quantity() + " ") + item.title());
        if (!item.detail().isEmpty()) {
            lines.add(INDENT + item.detail());
        }
        if (!item.note().isEmpty()) {
            lines.add(indented(item.note()));
        }
        return lines.toString();
    }

    private static String indented(String text) {
        return INDENT + text.replace("\n", "\n" + INDENT);
    }
}
