package dev.kehrwieder.documents;

import static java.util.Objects.requireNonNull;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;

/** Draws the documents that shoppers get. Safe for use by several threads; the same input gives the same bytes. */
public final class Documents {
    private static final int QR_PIXELS = 300;

    private final Typeface typeface = new Typeface();

    /**
     * The label in vectors with selectable text, one page; text and codes as in {@link #labelPng}.
     *
     * @throws NoRoom if a code or a text has no room on the label at a size that can be read
     */
    public byte[] labelPdf(LabelData label, Paper paper) {
        requireNonNull(label, "label is null");
        requireNonNull(paper, "paper is null");
        Element structure = Element.document();
        PdfDocument document = new PdfDocument(typeface, structure, LabelLayout.title(label), LabelLayout.LANGUAGE);
        new LabelLayout(typeface, document.addPage(paper), structure, paper).draw(label);
        return document.bytes();
    }

    /**
     * The label as a grey picture for 203 dpi, a pixel a dot, codes on whole pixels.
     *
     * @throws NoRoom as {@link #labelPdf}
     */
    public byte[] labelPng(LabelData label, Paper paper) {
        requireNonNull(label, "label is null");
        requireNonNull(paper, "paper is null");
        Raster raster = new Raster(paper.width(), paper.height());
        new LabelLayout(typeface, new RasterCanvas(typeface, raster), Element.document(), paper).draw(label);
        return PngFile.of(raster);
    }

    /**
     * The label for a ZPL II printer with this paper at 203 dpi, as UTF-8; any character of the input is printed, none is
     * taken for a command.
     *
     * @throws NoRoom as {@link #labelPdf}
     */
    public byte[] labelZpl(LabelData label, Paper paper) {
        requireNonNull(label, "label is null");
        requireNonNull(paper, "paper is null");
        ZplCanvas canvas = new ZplCanvas(typeface, paper);
        new LabelLayout(typeface, canvas, Element.document(), paper).draw(label);
        return canvas.bytes();
    }

    /**
     * The slip for the parcel's inside, A4, as many pages as the lines need.
     *
     * @throws NoRoom if a code or a text has no room at a size that can be read
     */
    public byte[] slipPdf(SlipData slip) {
        requireNonNull(slip, "slip is null");
        SlipWords words = SlipWords.of(slip.locale());
        Element structure = Element.document();
        PdfDocument document = new PdfDocument(typeface, structure, words.title() + " " + slip.rma(), words.language());
        new SlipLayout(typeface, document, structure, slip, words).draw();
        return document.bytes();
    }

    /** A receipt, A4, as many pages as it needs. */
    public byte[] receiptPdf(ReceiptData receipt) {
        requireNonNull(receipt, "receipt is null");
        Element structure = Element.document();
        PdfDocument document =
                new PdfDocument(typeface, structure, receipt.title() + " " + receipt.number(), receipt.language());
        new ReceiptLayout(typeface, document, structure, receipt).draw();
        return document.bytes();
    }

    /**
     * The QR code of a link, black on white with its quiet zone inside the picture, so that it can be scanned from a
     * dark page too; a square of at least 300 pixels, a module is a whole number of pixels.
     *
     * @throws NoRoom if the link is too long for a QR code
     */
    public byte[] qrPng(String link) {
        requireNonNull(link, "link is null");
        QrCode code = QrCode.of(link, ErrorCorrectionLevel.M);
        int module = Math.ceilDiv(QR_PIXELS, code.sizeWithQuietZone());
        int side = code.sizeWithQuietZone() * module;
        Raster raster = new Raster(side, side);
        int inset = QrCode.QUIET_ZONE * module;
        new RasterCanvas(typeface, raster).symbol(code, inset, inset, module);
        return PngFile.of(raster);
    }
}
