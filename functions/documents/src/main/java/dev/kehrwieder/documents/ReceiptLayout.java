package dev.kehrwieder.documents;

import java.util.ArrayList;
import java.util.List;

/** Where things stand on a receipt: A4, one under the other, over as many pages as they need. */
final class ReceiptLayout {
    private static final int MARGIN = 160;
    private static final int WIDTH = Paper.A4.width() - 2 * MARGIN;
    private static final int BOTTOM = Paper.A4.height() - 200;
    private static final int GAP = 24;

    private static final double TITLE_SIZE = 56;
    private static final double HEADING_SIZE = 38;
    private static final double TEXT_SIZE = 32;
    private static final double NAME_SIZE = 26;

    private final Typeface typeface;
    private final PdfDocument document;
    private final Element structure;
    private final ReceiptData receipt;
    private final List<Canvas> pages = new ArrayList<>();
    private double y;

    ReceiptLayout(Typeface typeface, PdfDocument document, Element structure, ReceiptData receipt) {
        this.typeface = typeface;
        this.document = document;
        this.structure = structure;
        this.receipt = receipt;
    }

    void draw() {
        addPage();
        text(Element.Kind.PARAGRAPH, Face.BOLD, TEXT_SIZE, receipt.issuer());
        y += GAP;
        text(Element.Kind.TITLE, Face.BOLD, TITLE_SIZE, receipt.title());
        y += GAP;
        receipt.parts().forEach(this::draw);
        for (int page = 1; page <= pages.size(); page++) {
            footer(page);
        }
    }

    private void draw(ReceiptData.Part part) {
        switch (part) {
            case ReceiptData.Heading(String text) -> {
                y += GAP;
                text(Element.Kind.HEADING, Face.BOLD, HEADING_SIZE, text);
            }
            case ReceiptData.Text(String text) -> text(Element.Kind.PARAGRAPH, Face.REGULAR, TEXT_SIZE, text);
            case ReceiptData.Fact(String name, List<String> values) -> {
                y += GAP / 2.0;
                text(Element.Kind.PARAGRAPH, Face.REGULAR, NAME_SIZE, name);
                y -= GAP / 2.0;
                values.forEach(value -> text(Element.Kind.PARAGRAPH, Face.BOLD, TEXT_SIZE, value));
            }
        }
    }

    private void addPage() {
        pages.add(document.addPage(Paper.A4));
        y = MARGIN;
    }

    /** As many lines as the page has room for, the rest overleaf: nothing is cut. */
    private void text(Element.Kind kind, Face face, double size, String text) {
        FittedText fitted = FittedText.wrap(typeface, face, List.of(text), size, WIDTH);
        List<String> lines = fitted.lines();
        Element element = structure.add(kind).saying(fitted.words());
        int from = 0;
        while (from < lines.size()) {
            int room = (int) ((BOTTOM - y) / fitted.lineHeight());
            if (room < 1) {
                addPage();
                continue;
            }
            List<String> here = lines.subList(from, Math.min(lines.size(), from + room));
            double top = y;
            Canvas page = pages.getLast();
            page.within(element, () -> fitted.paint(page, here, MARGIN, top));
            y += here.size() * fitted.lineHeight();
            from += here.size();
        }
        y += GAP / 2.0;
    }

    private void footer(int number) {
        Canvas page = pages.get(number - 1);
        String text = receipt.page().formatted(receipt.number(), number, pages.size());
        FittedText footer = FittedText.fit(typeface, Face.REGULAR, List.of(text), 24, WIDTH, 60);
        page.decorate(() -> footer.paint(page, footer.lines(), MARGIN, Paper.A4.height() - 140));
    }
}
