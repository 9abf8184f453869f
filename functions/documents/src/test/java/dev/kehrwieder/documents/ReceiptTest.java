package dev.kehrwieder.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReceiptTest {
    private final Documents documents = new Documents();

    @Test
    void receipt_is_heard_in_order() {
        assertThat(PdfPages.outline(documents.receiptPdf(Receipts.german())))
                .containsExactly(
                        "Document",
                        "  P Schuhhaus Möller & Töchter",
                        "  H1 Eingangsbestätigung",
                        "  P Eingegangen am",
                        "  P 04.11.2026, 14:00:07 Uhr MEZ",
                        "  P Vorgangsnummer",
                        "  P " + Labels.RMA,
                        "  H2 Inhalt Ihrer Erklärung",
                        "  P Hiermit widerrufe ich den folgenden Vertrag.",
                        "  P Name",
                        "  P Ada Beispiel",
                        "  P Umfang",
                        "  P gesamter Vertrag");
    }

    @Test
    void two_hundred_lines_of_three_hundred_letters_run_over_several_numbered_pages() {
        List<String> lines = IntStream.rangeClosed(1, 200)
                .mapToObj(number -> "Artikel-" + number + " " + "lang ".repeat(58))
                .toList();
        byte[] pdf = documents.receiptPdf(Receipts.of("Ада Пример", lines));
        String text = PdfPages.text(pdf);
        int pages = PdfPages.sizes(pdf).size();

        assertThat(text).contains("Ада Пример", "Seite " + pages + " von " + pages);
        assertThat(IntStream.rangeClosed(1, 200)).allMatch(number -> text.contains("Artikel-" + number + " "));
    }

    @Test
    void same_receipt_gives_the_same_bytes() {
        assertThat(documents.receiptPdf(Receipts.german())).isEqualTo(new Documents().receiptPdf(Receipts.german()));
    }
}
