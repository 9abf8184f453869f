package dev.kehrwieder.platform.api;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.Declaration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A declaration of withdrawal in words, German or English: the same on the page, in the API's answer and in the
 * acknowledgement, which must repeat its content and say when it came (§ 356a(4) BGB). What was typed stands in it as it
 * was typed: whoever shows it escapes it.
 *
 * @param statement what is declared
 * @param facts by whom, and from which contract
 */
public record DeclarationText(String statement, List<Fact> facts) {
    private static final DateTimeFormatter GERMAN =
            DateTimeFormatter.ofPattern("dd.MM.uuuu, HH:mm:ss 'Uhr' z", Locale.GERMANY);
    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss z", Locale.UK);

    public DeclarationText {
        requireNonNull(statement, "statement is null");
        facts = List.copyOf(facts);
    }

    /** @param value may have several lines */
    public record Fact(String name, String value) {}

    public static DeclarationText of(Declaration declaration, Locale locale) {
        return isGerman(locale) ? german(declaration) : english(declaration);
    }

    private static DeclarationText german(Declaration declaration) {
        return new DeclarationText(
                declaration.isOfPart()
                        ? "Hiermit widerrufe ich den folgenden Vertrag für die genannten Artikel."
                        : "Hiermit widerrufe ich den folgenden Vertrag.",
                List.of(
                        new Fact("Name", declaration.name()),
                        new Fact("Vertrag", declaration.contract()),
                        new Fact(
                                "Umfang",
                                declaration.isOfPart() ? lines(declaration, "Position ") : "gesamter Vertrag"),
                        new Fact("E-Mail-Adresse", declaration.email())));
    }

    private static DeclarationText english(Declaration declaration) {
        return new DeclarationText(
                declaration.isOfPart()
                        ? "I hereby withdraw from the following contract, for the items named."
                        : "I hereby withdraw from the following contract.",
                List.of(
                        new Fact("Name", declaration.name()),
                        new Fact("Contract", declaration.contract()),
                        new Fact("Extent", declaration.isOfPart() ? lines(declaration, "Line ") : "the whole contract"),
                        new Fact("E-mail address", declaration.email())));
    }

    private static String lines(Declaration declaration, String line) {
        return declaration.lines().stream().map(one -> line(one, line)).collect(Collectors.joining("\n"));
    }

    private static String line(Declaration.Line line, String word) {
        String units = line.quantity().map(quantity -> quantity + " × ").orElse("");
        String what = line.text()
                .map(text ->
                        line.lineId().map(id -> text + " (" + word + id + ")").orElse(text))
                .orElseGet(() -> word + line.lineId().orElse(""));
        return units + what;
    }

    /** One line for each fact. */
    public String plain() {
        return facts.stream()
                .map(fact -> fact.name() + ": " + fact.value().replace("\n", "; "))
                .collect(Collectors.joining("\n", statement + "\n", ""));
    }

    /** Date, time to the second and zone, such as {@code 04.11.2026, 14:00:07 Uhr MEZ}. */
    public static String time(Instant instant, ZoneId zone, Locale locale) {
        return (isGerman(locale) ? GERMAN : ENGLISH).format(instant.atZone(zone));
    }

    /** German for German, English for everybody else. */
    public static boolean isGerman(Locale locale) {
        return locale.getLanguage().equals("de");
    }
}
