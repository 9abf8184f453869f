package dev.kehrwieder.labels.document;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A PDF of pages drawn in vectors and real text. */
final class PdfDocument {
    /** 203.2 dots and 72 points are an inch. */
    private static final double POINTS_A_DOT = 72 / 203.2;

    private final Map<Face, PdfFont> fonts = new EnumMap<>(Face.class);
    private final List<Page> pages = new ArrayList<>();
    private final String title;

    PdfDocument(Typeface typeface, String title) {
        this.title = title;
        for (Face face : Face.values()) {
            fonts.put(face, new PdfFont(face, typeface.font(face)));
        }
    }

    Canvas addPage(int width, int height) {
        Page page = new Page(width, height);
        pages.add(page);
        return page;
    }

    byte[] bytes() {
        PdfFile file = new PdfFile();
        // Bars keep their width only if the printer does not fit the page to its paper.
        int catalog = file.reserve();
        int tree = file.reserve();
        file.set(catalog, "<< /Type /Catalog /Pages " + tree + " 0 R /ViewerPreferences << /PrintScaling /None >> >>");
        int information = file.add("<< /Title <FEFF" + hexadecimal(title.getBytes(StandardCharsets.UTF_16BE)) + "> >>");

        StringBuilder resources = new StringBuilder("<< /Font <<");
        for (Map.Entry<Face, PdfFont> font : fonts.entrySet()) {
            int number = file.reserve();
            font.getValue().write(file, number);
            resources
                    .append(" /")
                    .append(font.getKey())
                    .append(' ')
                    .append(number)
                    .append(" 0 R");
        }
        int resourceNumber = file.add(resources.append(" >> >>").toString());

        StringBuilder kids = new StringBuilder();
        for (Page page : pages) {
            int content = file.addStream("", page.content());
            kids.append(file.add("<< /Type /Page /Parent " + tree + " 0 R /MediaBox [0 0 "
                            + number(page.width * POINTS_A_DOT) + " " + number(page.height * POINTS_A_DOT)
                            + "] /Resources " + resourceNumber + " 0 R /Contents " + content + " 0 R >>"))
                    .append(" 0 R ");
        }
        file.set(tree, "<< /Type /Pages /Count " + pages.size() + " /Kids [" + kids + "] >>");
        return file.bytes(catalog, information);
    }

    private static String hexadecimal(byte[] bytes) {
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }

    /** PDF knows no exponents. */
    private static String number(double value) {
        return BigDecimal.valueOf(Math.round(value * 1000), 3)
                .stripTrailingZeros()
                .toPlainString();
    }

    private final class Page implements Canvas {
        private final int width;
        private final int height;
        private final StringBuilder content = new StringBuilder();

        Page(int width, int height) {
            this.width = width;
            this.height = height;
            content.append("%s 0 0 %1$s 0 0 cm\n".formatted(BigDecimal.valueOf(Math.round(POINTS_A_DOT * 1e7), 7)));
        }

        @Override
        public void fill(List<Rectangle> rectangles) {
            for (Rectangle rectangle : rectangles) {
                int bottom = height - rectangle.top() - rectangle.height();
                content.append(rectangle.left())
                        .append(' ')
                        .append(bottom)
                        .append(' ')
                        .append(rectangle.width())
                        .append(' ')
                        .append(rectangle.height())
                        .append(" re\n");
            }
            content.append("f\n");
        }

        @Override
        public void text(Face face, double size, double left, double baseline, String text) {
            content.append("BT /")
                    .append(face)
                    .append(' ')
                    .append(number(size))
                    .append(" Tf ")
                    .append(number(left))
                    .append(' ')
                    .append(number(height - baseline))
                    .append(" Td ")
                    .append(fonts.get(face).encode(text))
                    .append(" Tj ET\n");
        }

        byte[] content() {
            return content.toString().getBytes(StandardCharsets.US_ASCII);
        }
    }
}
