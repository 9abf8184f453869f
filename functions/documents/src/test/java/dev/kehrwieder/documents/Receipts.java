package dev.kehrwieder.documents;

import java.util.List;

/** A receipt as a withdrawal has it. */
final class Receipts {
    private Receipts() {}

    static ReceiptData german() {
        return of("Ada Beispiel", List.of("gesamter Vertrag"));
    }

    static ReceiptData of(String name, List<String> extent) {
        return new ReceiptData(
                "de",
                "Schuhhaus Möller & Töchter",
                "Eingangsbestätigung",
                Labels.RMA,
                List.of(
                        new ReceiptData.Fact("Eingegangen am", List.of("04.11.2026, 14:00:07 Uhr MEZ")),
                        new ReceiptData.Fact("Vorgangsnummer", List.of(Labels.RMA)),
                        new ReceiptData.Heading("Inhalt Ihrer Erklärung"),
                        new ReceiptData.Text("Hiermit widerrufe ich den folgenden Vertrag."),
                        new ReceiptData.Fact("Name", List.of(name)),
                        new ReceiptData.Fact("Umfang", extent)),
                "%s · Seite %d von %d");
    }
}
