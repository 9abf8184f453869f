package dev.kehrwieder.documents;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A PDF of pages drawn in vectors and real text, tagged for those who hear it (ISO 14289-1, "PDF/UA-1"). */
final class PdfDocument {
    private final Map<Face, PdfFont> fonts = new EnumMap<>(Face.class);
    private final List<PdfPage> pages = new ArrayList<>();
    private final PdfFile file = new PdfFile();
    private final Element structure;
    private final String title;
    private final String language;

    /** @param language a language tag, such as {@code de} */
    PdfDocument(Typeface typeface, Element structure, String title, String language) {
        this.structure = structure;
        this.title = title;
        this.language = language;
        for (Face face : Face.values()) {
            fonts.put(face, new PdfFont(face, typeface.font(face)));
        }
    }

    Canvas addPage(Paper paper) {
        PdfPage page = new PdfPage(pages.size(), file.reserve(), paper, fonts);
        pages.add(page);
        return page;
    }

    byte[] bytes() {
        int tree = file.reserve();
        int resources = resources();
        StringBuilder kids = new StringBuilder();
        for (PdfPage page : pages) {
            int contents = file.addStream("", page.content());
            file.set(page.number(), page.object(tree, resources, contents));
            kids.append(page.number()).append(" 0 R ");
        }
        file.set(tree, "<< /Type /Pages /Count " + pages.size() + " /Kids [" + kids + "] >>");
        int information = file.add("<< /Title " + PdfFile.text(title) + " >>");
        return file.bytes(catalog(tree), information);
    }

    /** Bars keep their width only if the printer does not fit the page to its paper. */
    private int catalog(int tree) {
        int metadata = file.addPlainStream("/Type /Metadata /Subtype /XML", metadata());
        int root = PdfStructure.write(file, structure, pages);
        return file.add("<< /Type /Catalog /Pages " + tree + " 0 R /Lang " + PdfFile.text(language)
                + " /MarkInfo << /Marked true >> /StructTreeRoot " + root + " 0 R /Metadata " + metadata
                + " 0 R /ViewerPreferences << /PrintScaling /None /DisplayDocTitle true >> >>");
    }

    private int resources() {
        StringBuilder resources = new StringBuilder("<< /Font <<");
        for (Map.Entry<Face, PdfFont> font : fonts.entrySet()) {
            // A font of which nothing is embedded would be one that a reader has to guess.
            if (font.getValue().isUsed()) {
                int number = file.reserve();
                font.getValue().write(file, number);
                resources
                        .append(" /")
                        .append(font.getKey())
                        .append(' ')
                        .append(number)
                        .append(" 0 R");
            }
        }
        return file.add(resources.append(" >> >>").toString());
    }

    /** ISO 16684-1, "XMP", as ISO 14289-1, 5, asks for it. */
    private byte[] metadata() {
        String escaped = title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return ("""
                <?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
                <x:xmpmeta xmlns:x="adobe:ns:meta/">
                <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
                <pdfuaid:part>1</pdfuaid:part>
                <dc:title><rdf:Alt><rdf:li xml:lang="x-default">"""
                        + escaped
                        + """
                </rdf:li></rdf:Alt></dc:title>
                </rdf:Description>
                </rdf:RDF>
                </x:xmpmeta>
                <?xpacket end="r"?>
                """)
                .getBytes(StandardCharsets.UTF_8);
    }
}
