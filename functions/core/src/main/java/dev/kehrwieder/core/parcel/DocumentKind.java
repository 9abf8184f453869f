package dev.kehrwieder.core.parcel;

/** The documents of a parcel. */
public enum DocumentKind {
    LABEL_PDF("label.pdf", "application/pdf"),
    LABEL_PNG("label.png", "image/png"),
    LABEL_ZPL("label.zpl", "text/plain; charset=utf-8"),
    QR("qr.png", "image/png"),
    SLIP("slip.pdf", "application/pdf");

    private final String fileName;
    private final String contentType;

    DocumentKind(String fileName, String contentType) {
        this.fileName = fileName;
        this.contentType = contentType;
    }

    public String fileName() {
        return fileName;
    }

    public String contentType() {
        return contentType;
    }
}
