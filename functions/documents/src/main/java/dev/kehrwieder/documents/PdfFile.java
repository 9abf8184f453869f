package dev.kehrwieder.documents;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;

/** The objects of a PDF file and their table (ISO 32000-1, 7.5). No dates and no random ids: equal objects, equal bytes. */
final class PdfFile {
    private static final byte[] HEADER = {'%', 'P', 'D', 'F', '-', '1', '.', '7', '\n', '%', -30, -29, -49, -45, '\n'};

    private static final HexFormat HEXADECIMAL = HexFormat.of().withUpperCase();

    private final List<byte[]> objects = new ArrayList<>();

    /** A number to refer to before the object is there. */
    int reserve() {
        objects.add(null);
        return objects.size();
    }

    int add(String object) {
        int number = reserve();
        set(number, object);
        return number;
    }

    void set(int number, String object) {
        objects.set(number - 1, ascii(object));
    }

    /** @param entries of the stream's dictionary, beside its length and filter */
    int addStream(String entries, byte[] content) {
        byte[] compressed = PngFile.deflate(content, Deflater.DEFAULT_COMPRESSION);
        return add("<< " + entries + " /Filter /FlateDecode /Length " + compressed.length + " >>", compressed);
    }

    private int add(String dictionary, byte[] content) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream(content.length + 128);
        stream.writeBytes(ascii(dictionary + "\nstream\n"));
        stream.writeBytes(content);
        stream.writeBytes(ascii("\nendstream"));
        objects.add(stream.toByteArray());
        return objects.size();
    }

    /** Uncompressed, so that programs find it that don't read PDF. */
    int addPlainStream(String entries, byte[] content) {
        return add("<< " + entries + " /Length " + content.length + " >>", content);
    }

    /** A text as a string of any characters, in UTF-16. */
    static String text(String text) {
        return "<FEFF" + HEXADECIMAL.formatHex(text.getBytes(StandardCharsets.UTF_16BE)) + ">";
    }

    byte[] bytes(int catalog, int information) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(HEADER);
        StringBuilder table = new StringBuilder("0000000000 65535 f \n");
        for (int number = 1; number <= objects.size(); number++) {
            table.append("%010d 00000 n \n".formatted(file.size()));
            file.writeBytes(ascii(number + " 0 obj\n"));
            file.writeBytes(objects.get(number - 1));
            file.writeBytes(ascii("\nendobj\n"));
        }
        int tableAt = file.size();
        int size = objects.size() + 1;
        file.writeBytes(ascii("xref\n0 " + size + "\n" + table));
        file.writeBytes(ascii("trailer\n<< /Size " + size + " /Root " + catalog + " 0 R /Info " + information
                + " 0 R >>\nstartxref\n" + tableAt + "\n%%EOF\n"));
        return file.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
