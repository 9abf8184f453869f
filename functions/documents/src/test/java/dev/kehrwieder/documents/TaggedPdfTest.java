package dev.kehrwieder.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents are told right to those who hear them (ISO 14289-1, "PDF/UA-1"). */
class TaggedPdfTest {
    private final Documents documents = new Documents();

    static Stream<byte[]> everyDocument() {
        Documents documents = new Documents();
        Address hard = Labels.HARD.getFirst();
        return Stream.of(
                documents.slipPdf(Labels.slip(Locale.GERMANY, Labels.SHOP)),
                documents.slipPdf(longSlip()),
                documents.receiptPdf(Receipts.german()),
                documents.labelPdf(Labels.from(Labels.SHOPPER), Paper.A6),
                documents.labelPdf(Labels.between(hard, hard), Paper.FOUR_BY_SIX_INCHES));
    }

    private static SlipData longSlip() {
        return Labels.slip(
                Locale.UK,
                IntStream.rangeClosed(1, 80)
                        .mapToObj(number -> Labels.line("L" + number, "Item " + number, "Too small"))
                        .toArray(SlipLine[]::new));
    }

    @Test
    void slip_is_heard_in_order_with_its_list_its_table_and_its_codes() {
        byte[] pdf = documents.slipPdf(
                Labels.slip(Locale.GERMANY, Labels.line("1", "Shirt", "Zu klein"), Labels.line("2", "Ein Schuh", "")));

        assertThat(String.join("\n", PdfPages.outline(pdf)) + "\n")
                .isEqualTo(
                        """
                Document
                  H1 Retourenschein
                  P RMA RT-7F3K9X2M
                  Figure [Code 128: RT-7F3K9X2M]
                  P Bestellung: D-1001, D-1002
                  Figure [QR-Code: https://returns.example.org/r/q3Jx0mVnS1uD9wYb7Kc2Fg]
                  P Rückgabe verfolgen
                  H2 So geht es
                  L
                    LI
                      Lbl 1.
                      LBody Verpacken Sie die Artikel gut, am besten in dem Karton, in dem sie kamen.
                    LI
                      Lbl 2.
                      LBody Legen Sie diesen Schein zu den Artikeln in das Paket.
                    LI
                      Lbl 3.
                      LBody Entfernen Sie alte Etiketten und Strichcodes. Außen kommt nur das neue Versandetikett auf das Paket.
                    LI
                      Lbl 4.
                      LBody Geben Sie das Paket bei einer Annahmestelle des Paketdienstes ab.
                    LI
                      Lbl 5.
                      LBody Bewahren Sie den Einlieferungsbeleg auf, bis die Rückgabe abgeschlossen ist.
                  H2 Rücksendung an
                  P Demo Retouren
                  P Kehrwieder 1
                  P 20457 Hamburg
                  P GERMANY
                  H2 Artikel im Paket
                  Table
                    TR
                      TH/Column Pos.
                      TH/Column Artikelnr.
                      TH/Column Artikel
                      TH/Column Menge
                      TH/Column Grund
                    TR
                      TD 1
                      TD SKU-1
                      TD Shirt
                      TD 2
                      TD Zu klein REASON_1
                    TR
                      TD 2
                      TD SKU-2
                      TD Ein Schuh
                      TD 2
                      TD REASON_2
                """);
    }

    @ParameterizedTest
    @MethodSource("papers")
    void label_is_heard_in_order_and_its_words_in_their_language(Paper paper) {
        byte[] pdf = documents.labelPdf(Labels.from(Labels.SHOPPER), paper);

        assertThat(String.join("\n", PdfPages.outline(pdf)) + "\n")
                .isEqualTo(
                        """
                Document
                  H1
                    Span@de RETOURE ·\s
                    Span RETURN
                  P Local Parcel
                  H2
                    Span@de Absender ·\s
                    Span From
                  P Jürgen Müßig
                  P Große Straße 12a
                  P 24937 Flensburg
                  P GERMANY
                  Figure [QR code of https://returns.example.org/r/q3Jx0mVnS1uD9wYb7Kc2Fg]
                  P
                    Span@de Rückgabe verfolgen ·\s
                    Span Track your return
                  H2
                    Span@de An ·\s
                    Span To
                  P Demo Retouren
                  P Kehrwieder 1
                  P 20457 Hamburg
                  P GERMANY
                  H2
                    Span@de Rücksendung ·\s
                    Span Return (RMA)
                  P RT-7F3K9X2M
                  H2
                    Span@de Sendungsnr. ·\s
                    Span Tracking no.
                  P 00952998175722510439
                  Figure [Bar code of (00) 952998175722510439]
                  P (00) 952998175722510439
                """);
    }

    static Stream<Paper> papers() {
        return Labels.papers();
    }

    @ParameterizedTest
    @MethodSource("everyDocument")
    void all_that_is_drawn_is_some_elements_or_decoration(byte[] pdf) {
        assertThat(PdfPages.with(pdf, TaggedPdf::unmarked)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everyDocument")
    void file_says_that_it_is_tagged_in_which_language_and_what_it_is(byte[] pdf) {
        String metadata = PdfPages.with(pdf, document -> {
            PDDocumentCatalog catalog = document.getDocumentCatalog();
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getLanguage()).isIn("de", "en");
            assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
            assertThat(document.getDocumentInformation().getTitle()).contains(Labels.RMA);
            return new String(catalog.getMetadata().toByteArray(), StandardCharsets.UTF_8);
        });
        assertThat(metadata).contains("<pdfuaid:part>1</pdfuaid:part>", Labels.RMA + "</rdf:li>");
    }

    @Test
    void table_that_runs_over_pages_is_one_table_and_names_its_columns_once() {
        List<String> outline = PdfPages.outline(documents.slipPdf(longSlip()));

        assertThat(outline).containsOnlyOnce("  Table", "      TH/Column SKU");
        assertThat(outline.stream().filter(line -> line.equals("    TR"))).hasSize(81);
        assertThat(outline).noneMatch(line -> line.contains("page 1 of"));
    }

    @Test
    void name_in_two_lines_is_heard_as_one_and_a_letter_without_a_shape_as_itself() {
        Address sender = new Address("Maximiliane-Friederike 山田 Schmidtbauer", "", "", "", "", "", "");

        assertThat(PdfPages.outline(documents.labelPdf(Labels.from(sender), Paper.A6)))
                .contains("  P Maximiliane-Friederike □□ Schmidtbauer = Maximiliane-Friederike 山田 Schmidtbauer");
    }
}
