package dev.kehrwieder.documents;

import java.util.List;

/** A white page to draw on in black, in dots of 1/8 mm from its top left corner. */
interface Canvas {
    /** What is drawn is this element's, for those who hear the page; most canvases are only seen. */
    default void within(Element element, Runnable drawing) {
        drawing.run();
    }

    /** What is drawn is only seen. All that is drawn is either this or some element's. */
    default void decorate(Runnable drawing) {
        drawing.run();
    }

    /** Fills all of them as one shape, so that no seam shows between neighbours. */
    void fill(List<Rectangle> rectangles);

    /** @param text as {@link Typeface#drawable} gives it */
    void text(Face face, double size, double left, double baseline, String text);

    /** @param left the first bar, right of the quiet zone */
    default void bars(LinearCode code, int left, int top, int module, int height) {
        fill(code.rectangles(left, top, module, height));
    }

    /** @param left the first column, right of the quiet zone */
    default void symbol(QrCode code, int left, int top, int module) {
        fill(code.rectangles(left, top, module));
    }
}
