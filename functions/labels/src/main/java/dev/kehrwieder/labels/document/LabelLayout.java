package dev.kehrwieder.labels.document;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.List;

/** Where things stand on a label of 105 x 148 mm, whatever it is drawn on. */
final class LabelLayout {
    static final int WIDTH = 840;
    static final int HEIGHT = 1184;

    private static final int MARGIN = 32;
    private static final int RIGHT = WIDTH - MARGIN;
    private static final int LINE = 4;

    private static final int QR_SIDE = 320;
    private static final int QR_LEFT = RIGHT - QR_SIDE;
    private static final int QR_TOP = 116;
    /** 0.5 mm: what a telephone reads with comfort. */
    private static final int QR_SMALLEST_MODULE = 4;

    private static final int BARS_TOP = 860;
    /** 32 mm, the least that GS1 allows on a logistic unit. */
    private static final int BARS_HEIGHT = 256;

    private static final int BARS_LARGEST_MODULE = 4;
    private static final int BARS_SMALLEST_MODULE = 2;

    private final Typeface typeface;
    private final Canvas canvas;

    LabelLayout(Typeface typeface, Canvas canvas) {
        this.typeface = typeface;
        this.canvas = canvas;
    }

    /** @throws IllegalArgumentException if the tracking number or the link cannot be drawn large enough to be scanned */
    void draw(LabelData label) {
        block(Face.BOLD, List.of(label.carrierName()), 48, MARGIN, 24, 440, 76);
        block(Face.BOLD, List.of("RETOURE · RETURN"), 32, QR_LEFT, 36, QR_SIDE, 48);
        rule(104);

        heading("Absender · From", MARGIN, 116);
        block(Face.REGULAR, label.sender().lines(), 30, MARGIN, 148, QR_LEFT - 2 * MARGIN, 310);
        code(QrCode.of(label.link(), ErrorCorrectionLevel.M));
        block(Face.REGULAR, List.of("Rückgabe verfolgen · Track your return"), 18, QR_LEFT, 440, QR_SIDE, 24);
        rule(470);

        heading("An · To", MARGIN, 482);
        block(Face.BOLD, label.receiver().lines(), 46, MARGIN, 514, RIGHT - MARGIN, 240);
        rule(764);

        block(Face.BOLD, List.of("RMA " + label.rma()), 38, MARGIN, 774, 440, 56);
        block(Face.REGULAR, List.of(label.trackingNumber()), 26, QR_LEFT, 784, QR_SIDE, 40);
        bars(LinearCode.ofTrackingNumber(label.trackingNumber()));
    }

    private void heading(String text, int left, int top) {
        FittedText.wrap(typeface.font(Face.REGULAR), List.of(text), 20, WIDTH).draw(canvas, Face.REGULAR, left, top);
    }

    private void block(Face face, List<String> texts, double size, int left, int top, int width, int height) {
        List<String> paragraphs = texts.stream()
                .map(typeface::drawable)
                .filter(text -> !text.isEmpty())
                .toList();
        FittedText.fit(typeface.font(face), paragraphs, size, width, height).draw(canvas, face, left, top);
    }

    private void rule(int top) {
        canvas.fill(List.of(new Rectangle(MARGIN, top, RIGHT - MARGIN, LINE)));
    }

    private void code(QrCode code) {
        int module = QR_SIDE / code.sizeWithQuietZone();
        if (module < QR_SMALLEST_MODULE) {
            throw new IllegalArgumentException("the link is too long for a label");
        }
        int inset = (QR_SIDE - code.size() * module) / 2;
        canvas.symbol(code, QR_LEFT + inset, QR_TOP + inset, module);
    }

    private void bars(LinearCode code) {
        int module = Math.min(BARS_LARGEST_MODULE, WIDTH / code.sizeWithQuietZones());
        if (module < BARS_SMALLEST_MODULE) {
            throw new IllegalArgumentException("the tracking number is too long for a label");
        }
        int width = code.size() * module;
        canvas.bars(code, (WIDTH - width) / 2, BARS_TOP, module, BARS_HEIGHT);
        String text = typeface.drawable(code.humanReadable());
        FittedText line = FittedText.fit(typeface.font(Face.REGULAR), List.of(text), 32, RIGHT - MARGIN, 44);
        double textWidth = typeface.font(Face.REGULAR).width(text, line.size());
        line.draw(canvas, Face.REGULAR, (WIDTH - textWidth) / 2, BARS_TOP + BARS_HEIGHT + 8);
    }
}
