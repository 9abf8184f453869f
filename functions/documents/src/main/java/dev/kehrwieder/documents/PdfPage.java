package dev.kehrwieder.documents;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A page of a PDF. What is drawn for an {@link Element} is marked as that element's, whatever else is drawn as decoration
 * (ISO 32000-1, 14.6 and 14.8.2.2).
 */
final class PdfPage implements Canvas {
    private final int index;
    private final int number;
    private final Paper paper;
    private final Map<Face, PdfFont> fonts;
    private final StringBuilder content = new StringBuilder();
    private int marks;

    /** @param number of the page's object in its file */
    PdfPage(int index, int number, Paper paper, Map<Face, PdfFont> fonts) {
        this.index = index;
        this.number = number;
        this.paper = paper;
        this.fonts = fonts;
        // Dots from the lower left corner.
        content.append(scale())
                .append(" 0 0 ")
                .append(scale())
                .append(' ')
                .append(number(marginLeft()))
                .append(' ')
                .append(number(marginBottom()))
                .append(" cm\n");
    }

    int number() {
        return number;
    }

    /** The page's own object. */
    String object(int tree, int resources, int contents) {
        return "<< /Type /Page /Parent " + tree + " 0 R /MediaBox [0 0 " + number(paper.pointsWidth()) + " "
                + number(paper.pointsHeight()) + "] /Resources " + resources + " 0 R /Contents " + contents
                + " 0 R /StructParents " + index + " /Tabs /S >>";
    }

    byte[] content() {
        return content.toString().getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void within(Element element, Runnable drawing) {
        content.append('/')
                .append(element.kind().type())
                .append(" << /MCID ")
                .append(marks)
                .append(" >> BDC\n");
        element.addDrawing(index, marks);
        marks++;
        drawing.run();
        content.append("EMC\n");
    }

    @Override
    public void decorate(Runnable drawing) {
        content.append("/Artifact BMC\n");
        drawing.run();
        content.append("EMC\n");
    }

    @Override
    public void fill(List<Rectangle> rectangles) {
        for (Rectangle rectangle : rectangles) {
            content.append(rectangle.left())
                    .append(' ')
                    .append(paper.height() - rectangle.top() - rectangle.height())
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

    /** As a PDF rectangle, in points. */
    String box(Rectangle rectangle) {
        double left = marginLeft() + rectangle.left() * Paper.POINTS_A_DOT;
        double top = paper.pointsHeight() - marginBottom() - rectangle.top() * Paper.POINTS_A_DOT;
        return "[" + number(left) + " " + number(top - rectangle.height() * Paper.POINTS_A_DOT) + " "
                + number(left + rectangle.width() * Paper.POINTS_A_DOT) + " " + number(top) + "]";
    }

    private double marginLeft() {
        return (paper.pointsWidth() - paper.width() * Paper.POINTS_A_DOT) / 2;
    }

    private double marginBottom() {
        return (paper.pointsHeight() - paper.height() * Paper.POINTS_A_DOT) / 2;
    }

    private static String scale() {
        return BigDecimal.valueOf(Math.round(Paper.POINTS_A_DOT * 1e7), 7).toPlainString();
    }

    /** PDF knows no exponents. */
    private static String number(double value) {
        return BigDecimal.valueOf(Math.round(value * 1000), 3)
                .stripTrailingZeros()
                .toPlainString();
    }
}
