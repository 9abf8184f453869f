package dev.kehrwieder.documents;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.TextPosition;

/** What PDFBox finds of a PDF's structure: what a screen reader would say. */
final class TaggedPdf {
    private final Map<COSBase, Map<Integer, String>> textsOfPage = new HashMap<>();
    private final List<String> lines = new ArrayList<>();

    private TaggedPdf() {}

    /** Each element on a line, indented by its depth: type, language, scope, description, text. */
    static List<String> outline(PDDocument document) throws IOException {
        TaggedPdf reader = new TaggedPdf();
        for (PDPage page : document.getPages()) {
            reader.textsOfPage.put(page.getCOSObject(), texts(page));
        }
        reader.append(document.getDocumentCatalog().getStructureTreeRoot(), 0);
        return reader.lines;
    }

    /** What is drawn outside of all marked content, or in two at once. */
    static List<String> unmarked(PDDocument document) throws IOException {
        List<String> unmarked = new ArrayList<>();
        for (PDPage page : document.getPages()) {
            int depth = 0;
            for (Object token : new PDFStreamParser(page).parse()) {
                if (token instanceof Operator operator) {
                    switch (operator.getName()) {
                        case "BDC", "BMC" -> depth++;
                        case "EMC" -> depth--;
                        case "Tj", "f" -> {
                            if (depth != 1) {
                                unmarked.add(operator.getName() + " at depth " + depth);
                            }
                        }
                        default -> {}
                    }
                }
            }
        }
        return unmarked;
    }

    private void append(PDStructureNode node, int depth) {
        for (Object child : node.getKids()) {
            if (child instanceof PDStructureElement element) {
                lines.add("  ".repeat(depth) + line(element));
                append(element, depth + 1);
            }
        }
    }

    private String line(PDStructureElement element) {
        StringBuilder line = new StringBuilder(element.getStructureType());
        if (element.getLanguage() != null) {
            line.append('@').append(element.getLanguage());
        }
        if (element.getAttributes().size() > 0) {
            String scope = element.getAttributes().getObject(0).getCOSObject().getNameAsString("Scope");
            line.append(scope == null ? "" : "/" + scope);
        }
        if (element.getAlternateDescription() != null) {
            line.append(" [").append(element.getAlternateDescription()).append(']');
        }
        StringBuilder text = new StringBuilder();
        for (Object child : element.getKids()) {
            if (child instanceof PDMarkedContentReference drawing) {
                COSBase page = drawing.getCOSObject().getDictionaryObject(COSName.PG);
                text.append(textsOfPage.get(page).get(drawing.getMCID()));
            }
        }
        line.append(text.isEmpty() ? "" : " " + text);
        if (element.getActualText() != null) {
            line.append(" = ").append(element.getActualText());
        }
        return line.toString();
    }

    private static Map<Integer, String> texts(PDPage page) throws IOException {
        PDFMarkedContentExtractor extractor = new PDFMarkedContentExtractor();
        extractor.processPage(page);
        Map<Integer, String> texts = new HashMap<>();
        for (PDMarkedContent content : extractor.getMarkedContents()) {
            if (!content.getTag().equals("Artifact")) {
                StringBuilder text = new StringBuilder();
                content.getContents().stream()
                        .filter(TextPosition.class::isInstance)
                        .forEach(position -> text.append(((TextPosition) position).getUnicode()));
                texts.put(content.getMCID(), text.toString());
            }
        }
        return texts;
    }
}
