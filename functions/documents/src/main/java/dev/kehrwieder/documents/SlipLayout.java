package dev.kehrwieder.documents;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.ArrayList;
import java.util.List;

/**
 * Where things stand on the slip: A4 pages; on the first who it is of, what to do and where it goes, then a table of what
 * is inside that runs over as many as it needs.
 */
final class SlipLayout {
    private static final int MARGIN = 120;
    private static final int RIGHT = Paper.A4.width() - MARGIN;
    private static final int BOTTOM = Paper.A4.height() - 180;

    private static final int QR_SIDE = 400;
    private static final int QR_LEFT = RIGHT - QR_SIDE;
    private static final int QR_SMALLEST_MODULE = 4;
    private static final int BARS_HEIGHT = 120;
    private static final int BARS_LARGEST_MODULE = 4;
    private static final int BARS_SMALLEST_MODULE = 2;
    private static final int LEFT_WIDTH = QR_LEFT - MARGIN - 80;

    private static final double TEXT_SIZE = 30;
    private static final double HEADING_SIZE = 34;
    private static final double LINE_HEIGHT = TEXT_SIZE * FittedText.LINE_HEIGHT;
    private static final int NUMBER_WIDTH = 48;
    /** So that the steps end on the first page however much the shop says. */
    private static final int LARGEST_STEP_HEIGHT = 900;

    private static final int GAP = 16;
    private static final int[] COLUMN_LEFT = {120, 225, 500, 1020, 1170};
    private static final int[] COLUMN_WIDTH = {90, 260, 505, 135, 390};

    private final Typeface typeface;
    private final PdfDocument document;
    private final Element structure;
    private final SlipData slip;
    private final SlipWords words;
    private final List<Canvas> pages = new ArrayList<>();
    private double y;

    SlipLayout(Typeface typeface, PdfDocument document, Element structure, SlipData slip, SlipWords words) {
        this.typeface = typeface;
        this.document = document;
        this.structure = structure;
        this.slip = slip;
        this.words = words;
    }

    void draw() {
        addPage();
        head();
        middle();
        table();
        for (int page = 1; page <= pages.size(); page++) {
            footer(page);
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
        text(Element.Kind.TITLE, Face.BOLD, 64, words.title(), MARGIN, LEFT_WIDTH);
        text(Element.Kind.PARAGRAPH, Face.BOLD, 44, "RMA " + slip.rma(), MARGIN, LEFT_WIDTH);
        bars(LinearCode.of(slip.rma()));
        String orders = words.orders() + ": " + String.join(", ", slip.orderNumbers());
        text(Element.Kind.PARAGRAPH, Face.REGULAR, 32, orders, MARGIN, LEFT_WIDTH);
        double left = y;
        code(QrCode.of(slip.link(), ErrorCorrectionLevel.Q));
        y = MARGIN + QR_SIDE;
        text(Element.Kind.PARAGRAPH, Face.REGULAR, 26, words.codeShows(), QR_LEFT + 4 * GAP, QR_SIDE - 4 * GAP);
        y = Math.max(left, y) + GAP;
        rule(3);
        y += 2 * GAP;
    }

    private void middle() {
        double top = y;
        text(Element.Kind.HEADING, Face.BOLD, HEADING_SIZE, words.howTo(), MARGIN, LEFT_WIDTH);
        Element list = structure.add(Element.Kind.LIST);
        for (int step = 1; step <= words.steps().size(); step++) {
            step(list.add(Element.Kind.LIST_ITEM), step);
        }
        double left = y;
        y = top;
        text(Element.Kind.HEADING, Face.BOLD, HEADING_SIZE, words.returnTo(), QR_LEFT, QR_SIDE);
        for (String line : slip.receiver().lines()) {
            text(Element.Kind.PARAGRAPH, Face.REGULAR, TEXT_SIZE, line, QR_LEFT, QR_SIDE);
        }
        y = Math.max(left, y) + GAP;
        rule(3);
        y += 2 * GAP;
    }

    private void step(Element item, int number) {
        Element label = item.add(Element.Kind.LIST_NUMBER);
        double baseline = y + TEXT_SIZE;
        page().within(label, () -> page().text(Face.BOLD, TEXT_SIZE, MARGIN, baseline, number + "."));
        boolean shops = number == 1 && !slip.packing().isBlank();
        String text = shops ? slip.packing() : words.steps().get(number - 1);
        int width = LEFT_WIDTH - NUMBER_WIDTH;
        FittedText fitted =
                FittedText.fit(typeface, Face.REGULAR, List.of(text), TEXT_SIZE, width, LARGEST_STEP_HEIGHT);
        fitted.draw(page(), item, Element.Kind.LIST_TEXT, MARGIN + NUMBER_WIDTH, y);
        y += fitted.height() + GAP / 2.0;
    }

    private void text(Element.Kind kind, Face face, double size, String text, int left, int width) {
        FittedText fitted = FittedText.wrap(typeface, face, List.of(text), size, width);
        fitted.draw(page(), structure, kind, left, y);
        y += fitted.height() + GAP / 2.0;
    }

    /** Quartile correction: paper in a parcel gets creased. */
    private void code(QrCode code) {
        int module = QR_SIDE / code.sizeWithQuietZone();
        if (module < QR_SMALLEST_MODULE) {
            throw new NoRoom(NoRoom.What.LINK_TOO_LONG);
        }
        int inset = (QR_SIDE - code.size() * module) / 2;
        Element figure = structure
                .add(Element.Kind.FIGURE)
                .showing("QR-Code: " + code.content(), new Rectangle(QR_LEFT, MARGIN, QR_SIDE, QR_SIDE));
        page().within(figure, () -> page().symbol(code, QR_LEFT + inset, MARGIN + inset, module));
    }

    private void bars(LinearCode code) {
        int module = Math.min(BARS_LARGEST_MODULE, LEFT_WIDTH / code.sizeWithQuietZones());
        if (module < BARS_SMALLEST_MODULE) {
            throw new NoRoom(NoRoom.What.RMA_TOO_LONG);
        }
        int top = (int) y + GAP;
        Element figure = structure
                .add(Element.Kind.FIGURE)
                .showing("Code 128: " + code.content(), new Rectangle(MARGIN, top, code.size() * module, BARS_HEIGHT));
        page().within(figure, () -> page().bars(code, MARGIN, top, module, BARS_HEIGHT));
        y += BARS_HEIGHT + 3 * GAP;
    }

    private void table() {
        text(Element.Kind.HEADING, Face.BOLD, HEADING_SIZE, words.items(), MARGIN, RIGHT - MARGIN);
        y += GAP / 2.0;
        Element table = structure.add(Element.Kind.TABLE);
        Element head = table.add(Element.Kind.ROW);
        for (int column = 0; column < COLUMN_LEFT.length; column++) {
            int number = column;
            page().within(head.add(Element.Kind.COLUMN_HEAD), () -> columnHead(number));
        }
        belowColumns();
        for (SlipLine line : slip.lines()) {
            row(table.add(Element.Kind.ROW), cells(line));
        }
    }

    /** Of a table that goes on overleaf the columns are named again, for those who see them. */
    private void continueTable() {
        addPage();
        page().decorate(() -> {
            for (int column = 0; column < COLUMN_LEFT.length; column++) {
                columnHead(column);
            }
        });
        belowColumns();
    }

    private void columnHead(int column) {
        page().text(
                        Face.BOLD,
                        TEXT_SIZE,
                        COLUMN_LEFT[column],
                        y + TEXT_SIZE,
                        words.columns().get(column));
    }

    private void belowColumns() {
        y += LINE_HEIGHT + GAP / 2.0;
        rule(3);
        y += GAP / 2.0;
    }

    /** A row stays together if a page has room for it; one that is longer than a page goes on overleaf. */
    private void row(Element row, List<FittedText> cells) {
        List<Element> elements =
                cells.stream().map(cell -> row.add(Element.Kind.CELL)).toList();
        int lines = cells.stream().mapToInt(cell -> cell.lines().size()).max().orElseThrow();
        double wholePage = BOTTOM - MARGIN - LINE_HEIGHT - 2 * GAP;
        if (y + lines * LINE_HEIGHT > BOTTOM && lines * LINE_HEIGHT <= wholePage) {
            continueTable();
        }
        int from = 0;
        while (from < lines) {
            int room = (int) ((BOTTOM - y) / LINE_HEIGHT);
            if (room < 1) {
                continueTable();
                continue;
            }
            int to = Math.min(lines, from + room);
            for (int column = 0; column < cells.size(); column++) {
                cell(elements.get(column), cells.get(column), COLUMN_LEFT[column], from, to);
            }
            y += (to - from) * LINE_HEIGHT;
            from = to;
        }
        y += GAP / 2.0;
        rule(1);
        y += GAP / 2.0;
    }

    private void cell(Element element, FittedText cell, int left, int from, int to) {
        List<String> lines = cell.lines();
        if (from >= lines.size()) {
            return;
        }
        double top = y;
        element.saying(cell.words());
        List<String> here = lines.subList(from, Math.min(to, lines.size()));
        page().within(element, () -> cell.paint(page(), here, left, top));
    }

    private List<FittedText> cells(SlipLine line) {
        List<List<String>> texts = List.of(
                List.of(line.lineId()),
                List.of(line.sku()),
                List.of(line.title()),
                List.of(Integer.toString(line.quantity())),
                List.of(line.reason(), line.reasonCode()));
        List<FittedText> cells = new ArrayList<>();
        for (int column = 0; column < texts.size(); column++) {
            cells.add(FittedText.wrap(typeface, Face.REGULAR, texts.get(column), TEXT_SIZE, COLUMN_WIDTH[column]));
        }
        return cells;
    }

    private void rule(int thickness) {
        int top = (int) y;
        page().decorate(() -> page().fill(List.of(new Rectangle(MARGIN, top, RIGHT - MARGIN, thickness))));
    }

    private void footer(int number) {
        Canvas page = pages.get(number - 1);
        String text = words.page().formatted(slip.rma(), number, pages.size());
        FittedText footer = FittedText.fit(typeface, Face.REGULAR, List.of(text), 24, RIGHT - MARGIN, 60);
        page.decorate(() -> footer.paint(page, footer.lines(), MARGIN, Paper.A4.height() - 140));
    }
}
