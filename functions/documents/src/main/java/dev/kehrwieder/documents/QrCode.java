package dev.kehrwieder.documents;

import static java.util.Objects.requireNonNull;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.ArrayList;
import java.util.List;

/** A QR symbol in modules, without its quiet zone. */
final class QrCode {
    /** On each side, ISO/IEC 18004. */
    static final int QUIET_ZONE = 4;

    private final String content;
    private final ErrorCorrectionLevel level;
    private final ByteMatrix matrix;

    private QrCode(String content, ErrorCorrectionLevel level, ByteMatrix matrix) {
        this.content = content;
        this.level = level;
        this.matrix = matrix;
    }

    /** @throws NoRoom if the content is too long for any symbol */
    static QrCode of(String content, ErrorCorrectionLevel level) {
        requireNonNull(content, "content is null");
        requireNonNull(level, "level is null");
        if (content.isEmpty()) {
            throw new IllegalArgumentException("a QR code needs content");
        }
        try {
            return new QrCode(content, level, Encoder.encode(content, level).getMatrix());
        } catch (WriterException e) {
            throw new NoRoom(NoRoom.What.LINK_TOO_LONG, e);
        }
    }

    String content() {
        return content;
    }

    ErrorCorrectionLevel level() {
        return level;
    }

    int size() {
        return matrix.getWidth();
    }

    int sizeWithQuietZone() {
        return size() + 2 * QUIET_ZONE;
    }

    /** Each run of dark modules in a row is one rectangle. */
    List<Rectangle> rectangles(int left, int top, int module) {
        List<Rectangle> runs = new ArrayList<>();
        for (int row = 0; row < size(); row++) {
            int from = 0;
            while (from < size()) {
                int to = from;
                while (to < size() && matrix.get(to, row) == 1) {
                    to++;
                }
                if (to > from) {
                    runs.add(new Rectangle(left + from * module, top + row * module, (to - from) * module, module));
                }
                from = to + 1;
            }
        }
        return runs;
    }
}
