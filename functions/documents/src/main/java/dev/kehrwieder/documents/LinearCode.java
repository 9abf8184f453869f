package dev.kehrwieder.documents;

import static java.util.Objects.requireNonNull;

import com.google.zxing.oned.Code128Writer;
import java.util.ArrayList;
import java.util.List;

/** A Code 128 symbol (ISO/IEC 15417) in modules, without its quiet zones. */
final class LinearCode {
    /** Left and right, in modules. */
    static final int QUIET_ZONE = 10;

    private static final char FUNCTION_1 = '\u00f1';

    private final String content;
    private final boolean isGs1;
    private final boolean[] modules;

    private LinearCode(String content, boolean isGs1) {
        requireNonNull(content, "content is null");
        this.content = content;
        this.isGs1 = isGs1;
        this.modules = new Code128Writer().encode(isGs1 ? FUNCTION_1 + content : content);
    }

    /** GS1-128 for our own numbers, plain Code 128 for all others. */
    static LinearCode ofTrackingNumber(String trackingNumber) {
        return new LinearCode(trackingNumber, TrackingNumbers.isValid(trackingNumber));
    }

    /** @throws IllegalArgumentException if it is empty, longer than 80 characters or not ASCII */
    static LinearCode of(String content) {
        return new LinearCode(content, false);
    }

    String content() {
        return content;
    }

    boolean isGs1() {
        return isGs1;
    }

    /** What stands below the bars: GS1 puts the application identifier into brackets. */
    String humanReadable() {
        return isGs1 ? "(" + content.substring(0, 2) + ") " + content.substring(2) : content;
    }

    int size() {
        return modules.length;
    }

    int sizeWithQuietZones() {
        return size() + 2 * QUIET_ZONE;
    }

    List<Rectangle> rectangles(int left, int top, int module, int height) {
        List<Rectangle> bars = new ArrayList<>();
        int from = 0;
        while (from < modules.length) {
            int to = from;
            while (to < modules.length && modules[to] == modules[from]) {
                to++;
            }
            if (modules[from]) {
                bars.add(new Rectangle(left + from * module, top, (to - from) * module, height));
            }
            from = to;
        }
        return bars;
    }
}
