package dev.kehrwieder.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Writes every document into a folder, for people to look at: {@code scripts/previews}. */
public final class DocumentPreviews {
    private static final Map<String, Paper> PAPERS = Map.of("a6", Paper.A6, "4x6", Paper.FOUR_BY_SIX_INCHES);
    private static final float DOTS_PER_INCH = 203.2f;

    private final Documents documents = new Documents();
    private final Path folder;

    private DocumentPreviews(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("one argument: the folder to write to");
        }
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        new DocumentPreviews(folder).write();
    }

    private void write() throws IOException {
        label("plain", Labels.from(Labels.SHOPPER));
        for (int number = 0; number < Labels.HARD.size(); number++) {
            Address address = Labels.HARD.get(number);
            label("hard-" + (number + 1), Labels.between(address, address));
        }
        pdf("receipt-de", documents.receiptPdf(Receipts.german()));
        put("qr.png", documents.qrPng(Labels.LINK));
        pdf("slip-de", documents.slipPdf(Labels.slip(Locale.GERMANY, Labels.SHOP)));
        pdf("slip-en", documents.slipPdf(Labels.slip(Locale.UK, Labels.SHOP)));
        pdf("slip-hard", documents.slipPdf(Labels.slip(Locale.GERMANY, Labels.LONG)));
    }

    private void label(String name, LabelData label) throws IOException {
        for (Map.Entry<String, Paper> paper : PAPERS.entrySet()) {
            String file = "label-" + name + "-" + paper.getKey();
            pdf(file, documents.labelPdf(label, paper.getValue()));
            put(file + ".png", documents.labelPng(label, paper.getValue()));
            put(file + ".zpl", documents.labelZpl(label, paper.getValue()));
        }
    }

    /** With each page as a picture. */
    private void pdf(String name, byte[] pdf) throws IOException {
        put(name + ".pdf", pdf);
        for (int page = 0; page < PdfPages.sizes(pdf).size(); page++) {
            put(name + ".pdf." + (page + 1) + ".png", Pictures.png(PdfPages.picture(pdf, page, DOTS_PER_INCH)));
        }
    }

    private void put(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
    }
}
