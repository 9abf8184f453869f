package dev.kehrwieder.labels.document;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.List;

/**
 * Where things stand on a label, whatever it is drawn on: from its top the two addresses, from its bottom the bars; what a
 * paper is higher than others goes to the address that the parcel goes to.
 */
final class LabelLayout {
    private static final int MARGIN = 32;
    private static final int RULE = 4;
    private static final int GAP = 12;
    private static final double CAPTION_SIZE = 20;
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
    private final Paper paper;
    private final int right;
    private final int qrLeft;
    private final int barsTop;
    private final int receiverRule;

    LabelLayout(Typeface typeface, Canvas canvas, Paper paper) {
        this.typeface = typeface;
        this.canvas = canvas;
        this.paper = paper;
        this.right = paper.width() - MARGIN;
        this.qrLeft = right - QR_SIDE;
        this.barsTop = paper.height() - 324;
        this.receiverRule = barsTop - 104;
    }

    /** @throws IllegalArgumentException if the tracking number or the link cannot be drawn large enough to be scanned */
    void draw(LabelData label) {
        head(label);
        sender(label);
        receiver(label);
        numbers(label);
        bars(LinearCode.ofTrackingNumber(label.trackingNumber()));
    }

    private void head(LabelData label) {
        block(Face.BOLD, List.of(label.carrierName()), 48, MARGIN, HEAD_TOP, qrLeft - 2 * MARGIN, 68);
        block(Face.BOLD, List.of("RETOURE · RETURN"), 32, qrLeft, HEAD_TOP + 10, QR_SIDE, 48);
        rule(HEAD_RULE);
    }

    private void sender(LabelData label) {
        int top = HEAD_RULE + GAP;
        caption("Absender · From", MARGIN, top);
        int height = SENDER_RULE - top - CAPTION_HEIGHT - GAP;
        block(Face.REGULAR, label.sender().lines(), 30, MARGIN, top + CAPTION_HEIGHT, qrLeft - 2 * MARGIN, height);
        code(QrCode.of(label.link(), ErrorCorrectionLevel.M), top);
        block(
                Face.REGULAR,
                List.of("Rückgabe verfolgen · Track your return"),
                18,
                qrLeft,
                top + QR_SIDE + 4,
                QR_SIDE,
                24);
        rule(SENDER_RULE);
    }

    private void receiver(LabelData label) {
        int top = SENDER_RULE + GAP;
        caption("An · To", MARGIN, top);
        int height = receiverRule - top - CAPTION_HEIGHT - GAP;
        block(Face.BOLD, label.receiver().lines(), 46, MARGIN, top + CAPTION_HEIGHT, right - MARGIN, height);
        rule(receiverRule);
    }

    private void numbers(LabelData label) {
        int top = receiverRule + GAP;
        caption("RMA", MARGIN, top);
        block(Face.BOLD, List.of(label.rma()), 36, MARGIN, top + 26, qrLeft - 2 * MARGIN, 52);
        caption("Sendungsnummer · Tracking number", qrLeft, top);
        block(Face.REGULAR, List.of(label.trackingNumber()), 26, qrLeft, top + 32, QR_SIDE, 44);
    }

    private void caption(String text, int left, int top) {
        FittedText.wrap(typeface.font(Face.REGULAR), List.of(text), CAPTION_SIZE, right - left)
                .draw(canvas, Face.REGULAR, left, top);
    }

    private void block(Face face, List<String> texts, double size, int left, int top, int width, int height) {
        List<String> paragraphs = texts.stream()
                .map(typeface::drawable)
                .filter(text -> !text.isEmpty())
                .toList();
        FittedText.fit(typeface.font(face), paragraphs, size, width, height).draw(canvas, face, left, top);
    }

    private void rule(int top) {
        canvas.fill(List.of(new Rectangle(MARGIN, top, right - MARGIN, RULE)));
    }

    private void code(QrCode code, int top) {
        int module = QR_SIDE / code.sizeWithQuietZone();
        if (module < QR_SMALLEST_MODULE) {
            throw new IllegalArgumentException("the link is too long for a label");
        }
        int inset = (QR_SIDE - code.size() * module) / 2;
        canvas.symbol(code, qrLeft + inset, top + inset, module);
    }

    private void bars(LinearCode code) {
        int module = Math.min(BARS_LARGEST_MODULE, paper.width() / code.sizeWithQuietZones());
        if (module < BARS_SMALLEST_MODULE) {
            throw new IllegalArgumentException("the tracking number is too long for a label");
        }
        int width = code.size() * module;
        canvas.bars(code, (paper.width() - width) / 2, barsTop, module, BARS_HEIGHT);
        String text = typeface.drawable(code.humanReadable());
        FittedText line = FittedText.fit(typeface.font(Face.REGULAR), List.of(text), 32, right - MARGIN, 44);
        double textWidth = typeface.font(Face.REGULAR).width(text, line.size());
        line.draw(canvas, Face.REGULAR, (paper.width() - textWidth) / 2, barsTop + BARS_HEIGHT + 8);
    }
}
