package dev.kehrwieder.documents;

import java.util.ArrayList;
import java.util.List;

/** Writes the tree of a document's elements into a PDF file (ISO 32000-1, 14.7). */
final class PdfStructure {
    private final PdfFile file;
    private final List<PdfPage> pages;
    /** By page and mark: the element that was drawn. */
    private final List<List<Integer>> elementOfMark = new ArrayList<>();

    private PdfStructure(PdfFile file, List<PdfPage> pages) {
        this.file = file;
        this.pages = pages;
        pages.forEach(page -> elementOfMark.add(new ArrayList<>()));
    }

    /**
     * @param pages with the numbers of their objects
     * @return the number of the tree's root
     */
    static int write(PdfFile file, Element document, List<PdfPage> pages) {
        return new PdfStructure(file, pages).write(document);
    }

    private int write(Element document) {
        int root = file.reserve();
        int top = element(document, root);
        StringBuilder parents = new StringBuilder();
        for (int page = 0; page < pages.size(); page++) {
            parents.append(page).append(" [");
            elementOfMark.get(page).forEach(element -> parents.append(element).append(" 0 R "));
            parents.append("] ");
        }
        file.set(
                root,
                "<< /Type /StructTreeRoot /K [" + top + " 0 R] /ParentTree << /Nums [" + parents
                        + "] >> /ParentTreeNextKey " + pages.size() + " >>");
        return root;
    }

    private int element(Element element, int parent) {
        int number = file.reserve();
        StringBuilder children = new StringBuilder();
        for (Element.Child child : element.children()) {
            switch (child) {
                case Element.Child.Part(Element part) ->
                    children.append(element(part, number)).append(" 0 R ");
                case Element.Child.Drawing(int page, int mark) -> {
                    record(page, mark, number);
                    children.append("<< /Type /MCR /Pg ")
                            .append(pages.get(page).number())
                            .append(" 0 R /MCID ")
                            .append(mark)
                            .append(" >> ");
                }
            }
        }
        file.set(
                number,
                "<< /Type /StructElem /S /" + element.kind().type() + " /P " + parent + " 0 R"
                        + text("Lang", element.language()) + text("Alt", element.description())
                        + text("ActualText", element.words()) + attributes(element)
                        + (children.isEmpty() ? "" : " /K [" + children + "]") + " >>");
        return number;
    }

    private void record(int page, int mark, int element) {
        List<Integer> marks = elementOfMark.get(page);
        while (marks.size() <= mark) {
            marks.add(element);
        }
        marks.set(mark, element);
    }

    private String attributes(Element element) {
        return switch (element.kind()) {
            case COLUMN_HEAD -> " /A << /O /Table /Scope /Column >>";
            case LIST -> " /A << /O /List /ListNumbering /Decimal >>";
            // Codes stand on the first page only.
            case FIGURE ->
                " /A << /O /Layout /Placement /Block /BBox " + pages.getFirst().box(element.bounds()) + " >>";
            case DOCUMENT, TITLE, HEADING, PARAGRAPH, SPAN, LIST_ITEM, LIST_NUMBER, LIST_TEXT, TABLE, ROW, CELL -> "";
        };
    }

    private static String text(String name, String value) {
        return value.isEmpty() ? "" : " /" + name + " " + PdfFile.text(value);
    }
}
