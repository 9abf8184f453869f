package dev.kehrwieder.labels.document;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Where things stand on the slip: A4 pages, a head on the first, then a table that runs over as many as it needs. */
final class SlipLayout {
    private static final int WIDTH = Paper.A4.width();
    private static final int HEIGHT = Paper.A4.height();
    private static final int MARGIN = 120;
    private static final int RIGHT = WIDTH - MARGIN;
    private static final int BOTTOM = HEIGHT - 180;

    private static final int QR_SIDE = 400;
    private static final int QR_SMALLEST_MODULE = 4;
    private static final int BARS_HEIGHT = 120;
    private static final int BARS_LARGEST_MODULE = 4;
    private static final int BARS_SMALLEST_MODULE = 2;
    private static final int TEXT_WIDTH = RIGHT - QR_SIDE - 2 * MARGIN;

    private static final double TEXT_SIZE = 30;
    private static final double LINE_HEIGHT = TEXT_SIZE * FittedText.LINE_HEIGHT;
    private static final int ROW_GAP = 16;
    private static final int[] COLUMN_LEFT = {120, 240, 550, 1060, 1210};
    private static final int[] COLUMN_WIDTH = {100, 290, 490, 130, 350};

    private final Typeface typeface;
    private final PdfDocument document;
    private final SlipData slip;
    private final SlipWords words;
    private final List<Canvas> pages = new ArrayList<>();
    private double y;

    SlipLayout(Typeface typeface, PdfDocument document, SlipData slip) {
        this.typeface = typeface;
        this.document = document;
        this.slip = slip;
        this.words = SlipWords.of(slip.locale());
    }

    void draw() {
        addPage();
        head();
        columns();
        for (SlipLine line : slip.lines()) {
            row(line);
        }
        for (int page = 1; page <= pages.size(); page++) {
            String footer = typeface.drawable(words.page().formatted(slip.rma(), page, pages.size()));
            FittedText.fit(typeface.font(Face.REGULAR), List.of(footer), 24, RIGHT - MARGIN, 60)
                    .draw(pages.get(page - 1), Face.REGULAR, MARGIN, HEIGHT - 140);
        }
    }

    private void addPage() {
        pages.add(document.addPage(Paper.A4));
        y = MARGIN;
    }

    private Canvas page() {
        return pages.getLast();
    }

    private void head() {
        code(QrCode.of(slip.link(), ErrorCorrectionLevel.Q));
        paragraph(Face.BOLD, 64, words.title());
        paragraph(Face.BOLD, 44, "RMA " + slip.rma());
        bars(LinearCode.of(slip.rma()));
        paragraph(Face.REGULAR, 32, words.orders() + ": " + String.join(", ", slip.orderNumbers()));
        y = Math.max(y, MARGIN + QR_SIDE) + 2 * ROW_GAP;
        paragraph(Face.BOLD, TEXT_SIZE, words.returnTo());
        slip.receiver().lines().forEach(line -> paragraph(Face.REGULAR, TEXT_SIZE, line));
        y += 2 * ROW_GAP;
        paragraph(Face.REGULAR, TEXT_SIZE, words.enclose());
        y += 2 * ROW_GAP;
    }

    private void paragraph(Face face, double size, String text) {
        int width = y < MARGIN + QR_SIDE ? TEXT_WIDTH : RIGHT - MARGIN;
        FittedText fitted = FittedText.wrap(typeface.font(face), List.of(typeface.drawable(text)), size, width);
        fitted.draw(page(), face, MARGIN, y);
        y += fitted.height() + ROW_GAP / 2.0;
    }

    /** Quartile correction: paper in a parcel gets creased. */
    private void code(QrCode code) {
        int module = QR_SIDE / code.sizeWithQuietZone();
        if (module < QR_SMALLEST_MODULE) {
            throw new IllegalArgumentException("the link is too long for a slip");
        }
        int inset = (QR_SIDE - code.size() * module) / 2;
        page().symbol(code, RIGHT - QR_SIDE + inset, MARGIN + inset, module);
    }

    private void bars(LinearCode code) {
        int module = Math.min(BARS_LARGEST_MODULE, TEXT_WIDTH / code.sizeWithQuietZones());
        if (module < BARS_SMALLEST_MODULE) {
            throw new IllegalArgumentException("the RMA is too long for a slip");
        }
        page().bars(code, MARGIN, (int) y + ROW_GAP, module, BARS_HEIGHT);
        y += BARS_HEIGHT + 3 * ROW_GAP;
    }

    private void columns() {
        for (int column = 0; column < COLUMN_LEFT.length; column++) {
            String name = words.columns().get(column);
            FittedText.fit(typeface.font(Face.BOLD), List.of(name), TEXT_SIZE, COLUMN_WIDTH[column], LINE_HEIGHT)
                    .draw(page(), Face.BOLD, COLUMN_LEFT[column], y);
        }
        y += LINE_HEIGHT + ROW_GAP;
        page().fill(List.of(new Rectangle(MARGIN, (int) y - ROW_GAP / 2, RIGHT - MARGIN, 3)));
    }

    /** A row stays together if a page has room for it; one that is longer than a page goes on overleaf. */
    private void row(SlipLine line) {
        List<List<String>> cells = cells(line);
        int lines = cells.stream().mapToInt(List::size).max().orElseThrow();
        double height = lines * LINE_HEIGHT;
        double wholePage = BOTTOM - MARGIN - LINE_HEIGHT - ROW_GAP;
        if (y + height > BOTTOM && height <= wholePage) {
            addPage();
            columns();
        }
        for (int number = 0; number < lines; number++) {
            if (y + LINE_HEIGHT > BOTTOM) {
                addPage();
                columns();
            }
            for (int column = 0; column < cells.size(); column++) {
                List<String> cell = cells.get(column);
                if (number < cell.size()) {
                    page().text(Face.REGULAR, TEXT_SIZE, COLUMN_LEFT[column], y + TEXT_SIZE, cell.get(number));
                }
            }
            y += LINE_HEIGHT;
        }
        y += ROW_GAP;
        page().fill(List.of(new Rectangle(MARGIN, (int) y - ROW_GAP / 2, RIGHT - MARGIN, 1)));
    }

    private List<List<String>> cells(SlipLine line) {
        List<String> texts = Stream.of(
                        line.lineId(), line.sku(), line.title(), Integer.toString(line.quantity()), line.reason())
                .map(typeface::drawable)
                .toList();
        List<List<String>> cells = new ArrayList<>();
        for (int column = 0; column < texts.size(); column++) {
            cells.add(FittedText.wrap(
                            typeface.font(Face.REGULAR), List.of(texts.get(column)), TEXT_SIZE, COLUMN_WIDTH[column])
                    .lines());
        }
        return cells;
    }
}
