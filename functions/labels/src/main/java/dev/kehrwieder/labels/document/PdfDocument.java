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
    private final Map<Face, PdfFont> fonts = new EnumMap<>(Face.class);
    private final List<Page> pages = new ArrayList<>();
    private final String title;

    PdfDocument(Typeface typeface, String title) {
        this.title = title;
        for (Face face : Face.values()) {
            fonts.put(face, new PdfFont(face, typeface.font(face)));
        }
    }

    Canvas addPage(Paper paper) {
        Page page = new Page(paper);
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
                            + number(page.paper.pointsWidth()) + " " + number(page.paper.pointsHeight())
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
        private final Paper paper;
        private final StringBuilder content = new StringBuilder();

        Page(Paper paper) {
            this.paper = paper;
            // Dots from the lower left corner, in the middle of the paper.
            String scale =
                    BigDecimal.valueOf(Math.round(Paper.POINTS_A_DOT * 1e7), 7).toPlainString();
            content.append(scale)
                    .append(" 0 0 ")
                    .append(scale)
                    .append(' ')
                    .append(number((paper.pointsWidth() - paper.width() * Paper.POINTS_A_DOT) / 2))
                    .append(' ')
                    .append(number((paper.pointsHeight() - paper.height() * Paper.POINTS_A_DOT) / 2))
                    .append(" cm\n");
        }

        @Override
        public void fill(List<Rectangle> rectangles) {
            for (Rectangle rectangle : rectangles) {
                int bottom = paper.height() - rectangle.top() - rectangle.height();
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
                    .append(number(paper.height() - baseline))
                    .append(" Td ")
                    .append(fonts.get(face).encode(text))
                    .append(" Tj ET\n");
        }

        byte[] content() {
            return content.toString().getBytes(StandardCharsets.US_ASCII);
        }
    }
}
