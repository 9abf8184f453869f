package dev.kehrwieder.fakes.dhl;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.Code128Writer;
import com.google.zxing.qrcode.QRCodeWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** A label as PDF and a QR code as PNG: small, and both can be read by a scanner. */
final class LabelPaper {
    private static final int QUIET = 4;
    private static final int PIXELS = 8;
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private LabelPaper() {}

    /** A6, with the bar code of the number below some lines of text. */
    static byte[] pdf(String number, List<String> lines) {
        StringBuilder page = new StringBuilder("BT /F1 11 Tf 14 TL 20 390 Td\n");
        lines.forEach(line -> page.append('(').append(escaped(line)).append(") Tj T*\n"));
        page.append("ET\n");
        BitMatrix bars = new Code128Writer().encode(number, BarcodeFormat.CODE_128, 0, 1);
        double module = 250.0 / bars.getWidth();
        for (int x = 0; x < bars.getWidth(); x++) {
            if (bars.get(x, 0)) {
                page.append(String.format(Locale.ROOT, "%.3f 60 %.3f 80 re f\n", 24 + x * module, module));
            }
        }
        page.append("BT /F1 12 Tf 90 40 Td (").append(number).append(") Tj ET\n");
        byte[] content = page.toString().getBytes(StandardCharsets.ISO_8859_1);
        return file(List.of(
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 298 420] /Contents 5 0 R"
                        + " /Resources << /Font << /F1 4 0 R >> >> >>",
                "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
                "<< /Length " + content.length + " >>\nstream\n" + new String(content, StandardCharsets.ISO_8859_1)
                        + "endstream"));
    }

    private static byte[] file(List<String> objects) {
        StringBuilder file = new StringBuilder("%PDF-1.4\n");
        List<Integer> offsets = new ArrayList<>();
        for (int i = 0; i < objects.size(); i++) {
            offsets.add(file.length());
            file.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
        }
        int table = file.length();
        file.append("xref\n0 ").append(objects.size() + 1).append("\n0000000000 65535 f \n");
        offsets.forEach(offset -> file.append(String.format(Locale.ROOT, "%010d 00000 n \n", offset)));
        file.append("trailer\n<< /Size ").append(objects.size() + 1).append(" /Root 1 0 R >>\nstartxref\n");
        return file.append(table).append("\n%%EOF\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** What the page's alphabet does not have becomes a question mark: this paper is for scanners. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)");
    }

    static byte[] qr(String text) {
        try {
            BitMatrix code =
                    new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, QUIET));
            return png(code);
        } catch (WriterException e) {
            throw new IllegalStateException("too long for a QR code", e);
        }
    }

    /** Greyscale of one bit. */
    private static byte[] png(BitMatrix code) {
        int side = code.getWidth() * PIXELS;
        try (ByteArrayOutputStream file = new ByteArrayOutputStream()) {
            ByteArrayOutputStream rows = new ByteArrayOutputStream();
            try (DeflaterOutputStream deflated = new DeflaterOutputStream(rows)) {
                for (int y = 0; y < side; y++) {
                    deflated.write(0);
                    for (int x = 0; x < code.getWidth(); x++) {
                        deflated.write(code.get(x, y / PIXELS) ? 0 : 0xff);
                    }
                }
            }
            file.write(PNG);
            chunk(
                    file,
                    "IHDR",
                    ByteBuffer.allocate(13)
                            .putInt(side)
                            .putInt(side)
                            .put((byte) 1)
                            .array());
            chunk(file, "IDAT", rows.toByteArray());
            chunk(file, "IEND", new byte[0]);
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void chunk(ByteArrayOutputStream file, String name, byte[] bytes) throws IOException {
        byte[] type = name.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(type);
        crc.update(bytes);
        file.write(ByteBuffer.allocate(4).putInt(bytes.length).array());
        file.write(type);
        file.write(bytes);
        file.write(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
