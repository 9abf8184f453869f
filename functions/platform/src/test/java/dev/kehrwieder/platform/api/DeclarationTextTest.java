package dev.kehrwieder.platform.api;

import static dev.kehrwieder.core.Fixtures.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.model.Declaration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DeclarationTextTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Declaration WHOLE = new Declaration("Ada Beispiel", "1001", "ada@example.org", List.of());

    @Test
    void the_time_has_seconds_and_the_zone_of_the_season() {
        assertThat(DeclarationText.time(at("2026-11-04T13:00:07.9Z"), BERLIN, Locale.GERMANY))
                .isEqualTo("04.11.2026, 14:00:07 Uhr MEZ");
        assertThat(DeclarationText.time(at("2026-07-04T13:00:07Z"), BERLIN, Locale.GERMAN))
                .isEqualTo("04.07.2026, 15:00:07 Uhr MESZ");
        assertThat(DeclarationText.time(at("2026-11-04T13:00:07Z"), BERLIN, Locale.ENGLISH))
                .isEqualTo("4 November 2026, 14:00:07 CET");
        assertThat(DeclarationText.time(at("2026-07-04T13:00:07Z"), BERLIN, Locale.FRENCH))
                .isEqualTo("4 July 2026, 15:00:07 CEST");
    }

    /** One hour comes twice: only the zone tells which one it was. */
    @Test
    void the_hour_that_comes_twice_is_told_apart() {
        assertThat(DeclarationText.time(at("2026-10-25T00:30:00Z"), BERLIN, Locale.GERMAN))
                .isEqualTo("25.10.2026, 02:30:00 Uhr MESZ");
        assertThat(DeclarationText.time(at("2026-10-25T01:30:00Z"), BERLIN, Locale.GERMAN))
                .isEqualTo("25.10.2026, 02:30:00 Uhr MEZ");
    }

    @Test
    void everything_that_was_declared_is_in_it() {
        Declaration part = new Declaration(
                "Ada Beispiel",
                "1001",
                "ada@example.org",
                List.of(
                        new Declaration.Line(Optional.of("1"), Optional.empty(), Optional.of(2)),
                        new Declaration.Line(Optional.of("2"), Optional.of("Socken"), Optional.empty()),
                        Declaration.Line.words("die roten")));

        assertThat(DeclarationText.of(WHOLE, Locale.GERMAN).plain())
                .isEqualTo(
                        """
                        Hiermit widerrufe ich den folgenden Vertrag.
                        Name: Ada Beispiel
                        Vertrag: 1001
                        Umfang: gesamter Vertrag
                        E-Mail-Adresse: ada@example.org""");
        assertThat(DeclarationText.of(part, Locale.ENGLISH).plain())
                .isEqualTo(
                        """
                        I hereby withdraw from the following contract, for the items named.
                        Name: Ada Beispiel
                        Contract: 1001
                        Extent: 2 × Line 1; Socken (Line 2); die roten
                        E-mail address: ada@example.org""");
    }
}
