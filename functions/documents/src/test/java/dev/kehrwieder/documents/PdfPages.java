package dev.kehrwieder.documents;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/** Reads our PDFs back with PDFBox, which shares no line with our writer. */
final class PdfPages {
    private PdfPages() {}

    static String text(byte[] pdf) {
        return with(pdf, document -> new PDFTextStripper().getText(document));
    }

    /** Widths and heights in points. */
    static List<PDRectangle> sizes(byte[] pdf) {
        return with(pdf, document -> StreamSupport.stream(document.getPages().spliterator(), false)
                .map(page -> page.getMediaBox())
                .toList());
    }

    static BufferedImage picture(byte[] pdf, int page, float dotsPerInch) {
        return with(pdf, document -> new PDFRenderer(document).renderImageWithDPI(page, dotsPerInch, ImageType.GRAY));
    }

    static List<String> outline(byte[] pdf) {
        return with(pdf, TaggedPdf::outline);
    }

    static <T> T with(byte[] pdf, Reading<T> reading) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return reading.read(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    interface Reading<T> {
        T read(PDDocument document) throws IOException;
    }
}
