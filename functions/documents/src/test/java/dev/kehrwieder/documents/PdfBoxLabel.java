package dev.kehrwieder.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.util.Matrix;

/** The same label by the same layout, written by PDFBox: what a library would cost. It is not tagged. */
final class PdfBoxLabel {
    private final Typeface typeface = new Typeface();
    private final Map<Face, TrueTypeFont> fonts = new EnumMap<>(Face.class);

    PdfBoxLabel() throws IOException {
        for (Face face : Face.values()) {
            try (InputStream file = Typeface.class.getResourceAsStream("fonts/" + face.fontName() + ".ttf")) {
                fonts.put(face, new TTFParser().parse(new RandomAccessReadBuffer(file)));
            }
        }
    }

    byte[] pdf(LabelData label, Paper paper) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(new PDRectangle((float) paper.pointsWidth(), (float) paper.pointsHeight()));
            document.addPage(page);
            Map<Face, PDFont> embedded = new EnumMap<>(Face.class);
            for (Face face : Face.values()) {
                embedded.put(face, PDType0Font.load(document, fonts.get(face), true));
            }
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.transform(Matrix.getScaleInstance((float) Paper.POINTS_A_DOT, (float) Paper.POINTS_A_DOT));
                new LabelLayout(typeface, new Page(content, embedded, paper), Element.document(), paper).draw(label);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    private record Page(PDPageContentStream content, Map<Face, PDFont> fonts, Paper paper) implements Canvas {
        @Override
        public void fill(List<Rectangle> rectangles) {
            try {
                for (Rectangle rectangle : rectangles) {
                    content.addRect(
                            rectangle.left(),
                            paper.height() - rectangle.top() - rectangle.height(),
                            rectangle.width(),
                            rectangle.height());
                }
                content.fill();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void text(Face face, double size, double left, double baseline, String text) {
            try {
                content.beginText();
                content.setFont(fonts.get(face), (float) size);
                content.newLineAtOffset((float) left, (float) (paper.height() - baseline));
                content.showText(text);
                content.endText();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
