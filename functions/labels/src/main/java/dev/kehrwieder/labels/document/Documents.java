package dev.kehrwieder.labels.document;

import static java.util.Objects.requireNonNull;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;

/** Draws a return's documents. Safe for use by several threads; the same input gives the same bytes. */
public final class Documents {
    private static final int QR_PIXELS = 300;

    /**
     * The QR code of a link, black on white with its quiet zone inside the picture, so that it can be scanned from a
     * dark page too; a square of at least 300 pixels, a module is a whole number of pixels.
     *
     * @throws IllegalArgumentException if the link is empty or too long for a QR code
     */
    public byte[] qrPng(String link) {
        requireNonNull(link, "link is null");
        QrCode code = QrCode.of(link, ErrorCorrectionLevel.M);
        int module = Math.ceilDiv(QR_PIXELS, code.sizeWithQuietZone());
        int side = code.sizeWithQuietZone() * module;
        Raster raster = new Raster(side, side);
        int quiet = QrCode.QUIET_ZONE;
        for (int row = 0; row < code.size(); row++) {
            for (int column = 0; column < code.size(); column++) {
                if (code.isDark(column, row)) {
                    raster.fillRectangle((quiet + column) * module, (quiet + row) * module, module, module);
                }
            }
        }
        return PngFile.of(raster);
    }
}
