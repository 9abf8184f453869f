package dev.kehrwieder.documents;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/**
 * Writes ZPL II for a 203 dpi printer: codes by the printer's own commands, text in its font 0. That font has the letters
 * of Western Europe only, so any other line is sent as a picture of our own letters rather than left to the printer's taste.
 */
final class ZplCanvas implements Canvas {
    private static final int LAST_LATIN_1 = 0xff;
    private static final int HALF_GREY = 128;
    private static final HexFormat HEXADECIMAL = HexFormat.of().withUpperCase();
    /** Printers begin a ^BQ symbol about this far below its field origin; the quiet zone has room for both. */
    private static final int SYMBOL_DROP = 10;

    private final Typeface typeface;
    private final StringBuilder commands;

    ZplCanvas(Typeface typeface, Paper paper) {
        this.typeface = typeface;
        this.commands = new StringBuilder(
                "^XA\n^CI28\n^PW%d\n^LL%d\n^LH0,0\n^LT0\n^PON\n^FWN\n".formatted(paper.width(), paper.height()));
    }

    byte[] bytes() {
        return (commands + "^XZ\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void fill(List<Rectangle> rectangles) {
        for (Rectangle rectangle : rectangles) {
            int thickness = Math.min(rectangle.width(), rectangle.height());
            commands.append("^FO%d,%d^GB%d,%d,%d^FS\n"
                    .formatted(rectangle.left(), rectangle.top(), rectangle.width(), rectangle.height(), thickness));
        }
    }

    @Override
    public void text(Face face, double size, double left, double baseline, String text) {
        if (text.codePoints().allMatch(codePoint -> codePoint <= LAST_LATIN_1)) {
            commands.append("^FT%d,%d^A0N,%d^FH_^FD%s^FS\n"
                    .formatted(Math.round(left), Math.round(baseline), Math.round(size), escape(text)));
        } else {
            picture(face, size, left, baseline, text);
        }
    }

    @Override
    public void bars(LinearCode code, int left, int top, int module, int height) {
        commands.append("^FO%d,%d^BY%d^BCN,%d,N,N,N,N^FH_^FD%s^FS\n"
                .formatted(left, top, module, height, escape(barData(code))));
    }

    @Override
    public void symbol(QrCode code, int left, int top, int module) {
        // "A": the printer chooses the mode from the characters.
        commands.append("^FO%d,%d^BQN,2,%d^FH_^FD%sA,%s^FS\n"
                .formatted(left, top - SYMBOL_DROP, module, code.level().name(), escape(code.content())));
    }

    /** The characters that are commands to a printer, and the mark of such an escape itself, as their code. */
    static String escape(String text) {
        return text.replace("_", "_5F").replace("^", "_5E").replace("~", "_7E").replace("\\", "_5C");
    }

    /** ">;" starts in set C, digits in pairs, ">8" is function 1; ">:" starts in set B, where ">0" is the character itself. */
    private static String barData(LinearCode code) {
        return code.isGs1() ? ">;>8" + code.content() : ">:" + code.content().replace(">", ">0");
    }

    private void picture(Face face, double size, double left, double baseline, String text) {
        int margin = (int) Math.ceil(size / 4);
        int above = (int) Math.ceil(size * 1.25);
        int width = (int) Math.ceil(typeface.font(face).width(text, size)) + 2 * margin;
        int height = above + (int) Math.ceil(size / 2);
        Raster raster = new Raster(width, height);
        new RasterCanvas(typeface, raster).text(face, size, margin, above, text);
        int rowBytes = Math.ceilDiv(width, 8);
        commands.append("^FO%d,%d^GFA,%d,%3$d,%4$d,"
                .formatted(
                        Math.max(0, Math.round(left) - margin),
                        Math.max(0, Math.round(baseline) - above),
                        rowBytes * height,
                        rowBytes));
        for (int y = 0; y < height; y++) {
            for (int at = 0; at < rowBytes; at++) {
                commands.append(HEXADECIMAL.toHexDigits((byte) eightDots(raster, 8 * at, y)));
            }
        }
        commands.append("^FS\n");
    }

    private static int eightDots(Raster raster, int left, int y) {
        int dots = 0;
        for (int x = left; x < left + 8; x++) {
            boolean isDark = x < raster.width() && raster.grey(x, y) < HALF_GREY;
            dots = dots << 1 | (isDark ? 1 : 0);
        }
        return dots;
    }
}
