package dev.kehrwieder.documents;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.List;

/**
 * Where things stand on a label, whatever it is drawn on: from its top the two addresses, from its bottom the bars; what a
 * paper is higher than others goes to the address that the parcel goes to. Words are German and English, for the clerks of
 * either; a screen reader is told which.
 */
final class LabelLayout {
    /** Of the document, but for the words that say otherwise. */
    static final String LANGUAGE = "en";

    private static final int MARGIN = 32;
    private static final int RULE = 4;
    private static final int GAP = 12;
    private static final double CAPTION_SIZE = 19;
    private static final int CAPTION_HEIGHT = 32;

    private static final int HEAD_TOP = 28;
    private static final int HEAD_RULE = 104;
    private static final int SENDER_RULE = 474;

    private static final int QR_SIDE = 320;
    /** 0.5 mm: what a telephone reads with comfort. */
    private static final int QR_SMALLEST_MODULE = 4;

    /** 32 mm, the least that GS1 allows on a logistic unit. */
    private static final int BARS_HEIGHT = 256;

    private static final int BARS_LARGEST_MODULE = 4;
    private static final int BARS_SMALLEST_MODULE = 2;

    private final Typeface typeface;
    private final Canvas canvas;
    private final Element structure;
    private final Paper paper;
    private final int right;
    private final int qrLeft;
    private final int barsTop;
    private final int receiverRule;

    LabelLayout(Typeface typeface, Canvas canvas, Element structure, Paper paper) {
        this.typeface = typeface;
        this.canvas = canvas;
        this.structure = structure;
        this.paper = paper;
        this.right = paper.width() - MARGIN;
        this.qrLeft = right - QR_SIDE;
        this.barsTop = paper.height() - 324;
        this.receiverRule = barsTop - 104;
    }

    /** As the window of a reader shows it. */
    static String title(LabelData label) {
        return "Return label " + label.rma();
    }

    /** @throws NoRoom if the tracking number or the link cannot be drawn large enough to be scanned */
    void draw(LabelData label) {
        head(label);
        sender(label);
        receiver(label);
        numbers(label);
        bars(LinearCode.ofTrackingNumber(label.trackingNumber()));
    }

    private void head(LabelData label) {
        words(Element.Kind.TITLE, Face.BOLD, "RETOURE", "RETURN", 32, qrLeft, HEAD_TOP + 12);
        block(Face.BOLD, List.of(label.carrierName()), 48, MARGIN, HEAD_TOP, qrLeft - 2 * MARGIN, 68);
        rule(HEAD_RULE);
    }

    private void sender(LabelData label) {
        int top = HEAD_RULE + GAP;
        caption(Element.Kind.HEADING, "Absender", "From", MARGIN, top);
        int height = SENDER_RULE - top - CAPTION_HEIGHT - GAP;
        block(Face.REGULAR, label.sender().lines(), 30, MARGIN, top + CAPTION_HEIGHT, qrLeft - 2 * MARGIN, height);
        code(QrCode.of(label.link(), ErrorCorrectionLevel.M), top);
        int below = top + QR_SIDE + 4;
        words(Element.Kind.PARAGRAPH, Face.REGULAR, "Rückgabe verfolgen", "Track your return", 18, qrLeft, below);
        rule(SENDER_RULE);
    }

    private void receiver(LabelData label) {
        int top = SENDER_RULE + GAP;
        caption(Element.Kind.HEADING, "An", "To", MARGIN, top);
        int height = receiverRule - top - CAPTION_HEIGHT - GAP;
        block(Face.BOLD, label.receiver().lines(), 46, MARGIN, top + CAPTION_HEIGHT, right - MARGIN, height);
        rule(receiverRule);
    }

    private void numbers(LabelData label) {
        int top = receiverRule + GAP;
        caption(Element.Kind.HEADING, "Rücksendung", "Return (RMA)", MARGIN, top);
        block(Face.BOLD, List.of(label.rma()), 36, MARGIN, top + 26, qrLeft - 2 * MARGIN, 52);
        caption(Element.Kind.HEADING, "Sendungsnr.", "Tracking no.", qrLeft, top);
        block(Face.REGULAR, List.of(label.trackingNumber()), 26, qrLeft, top + 32, QR_SIDE, 44);
    }

    private void caption(Element.Kind kind, String german, String english, int left, int top) {
        words(kind, Face.REGULAR, german, english, CAPTION_SIZE, left, top);
    }

    /** On one line, no wider than the QR code. */
    private void words(Element.Kind kind, Face face, String german, String english, double largest, int left, int top) {
        Element both = structure.add(kind);
        String first = german + " · ";
        double size = Math.min(largest, QR_SIDE / typeface.font(face).width(first + english, 1));
        double baseline = top + largest;
        canvas.within(both.add(Element.Kind.SPAN).in("de"), () -> canvas.text(face, size, left, baseline, first));
        double second = left + typeface.font(face).width(first, size);
        canvas.within(both.add(Element.Kind.SPAN), () -> canvas.text(face, size, second, baseline, english));
    }

    private void block(Face face, List<String> texts, double size, int left, int top, int width, int height) {
        FittedText.fit(typeface, face, texts, size, width, height)
                .draw(canvas, structure, Element.Kind.PARAGRAPH, left, top);
    }

    private void rule(int top) {
        canvas.decorate(() -> canvas.fill(List.of(new Rectangle(MARGIN, top, right - MARGIN, RULE))));
    }

    private void code(QrCode code, int top) {
        int module = QR_SIDE / code.sizeWithQuietZone();
        if (module < QR_SMALLEST_MODULE) {
            throw new NoRoom(NoRoom.What.LINK_TOO_LONG);
        }
        int inset = (QR_SIDE - code.size() * module) / 2;
        Element figure = structure
                .add(Element.Kind.FIGURE)
                .showing("QR code of " + code.content(), new Rectangle(qrLeft, top, QR_SIDE, QR_SIDE));
        canvas.within(figure, () -> canvas.symbol(code, qrLeft + inset, top + inset, module));
    }

    private void bars(LinearCode code) {
        int module = Math.min(BARS_LARGEST_MODULE, paper.width() / code.sizeWithQuietZones());
        if (module < BARS_SMALLEST_MODULE) {
            throw new NoRoom(NoRoom.What.TRACKING_NUMBER_TOO_LONG);
        }
        int width = code.size() * module;
        int left = (paper.width() - width) / 2;
        Element figure = structure
                .add(Element.Kind.FIGURE)
                .showing("Bar code of " + code.humanReadable(), new Rectangle(left, barsTop, width, BARS_HEIGHT));
        canvas.within(figure, () -> canvas.bars(code, left, barsTop, module, BARS_HEIGHT));
        String text = typeface.drawable(code.humanReadable());
        FittedText line = FittedText.fit(typeface, Face.REGULAR, List.of(text), 32, right - MARGIN, 44);
        double textWidth = typeface.font(Face.REGULAR).width(text, line.size());
        line.draw(
                canvas, structure, Element.Kind.PARAGRAPH, (paper.width() - textWidth) / 2, barsTop + BARS_HEIGHT + 8);
    }
}
