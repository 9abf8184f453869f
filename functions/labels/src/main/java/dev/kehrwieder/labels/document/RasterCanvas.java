package dev.kehrwieder.labels.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Draws on a {@link Raster}, one pixel a dot: bars exactly, letters by filling their outlines (non-zero winding) with four
 * sub-lines a row and the exact share of each pixel within them.
 */
final class RasterCanvas implements Canvas {
    private static final int SUB_LINES = 4;

    private final Typeface typeface;
    private final Raster raster;

    RasterCanvas(Typeface typeface, Raster raster) {
        this.typeface = typeface;
        this.raster = raster;
    }

    @Override
    public void fill(List<Rectangle> rectangles) {
        for (Rectangle rectangle : rectangles) {
            raster.fillRectangle(rectangle.left(), rectangle.top(), rectangle.width(), rectangle.height());
        }
    }

    @Override
    public void text(Face face, double size, double left, double baseline, String text) {
        TrueTypeFont font = typeface.font(face);
        double scale = size / font.unitsPerEm();
        double x = left;
        for (int codePoint : text.codePoints().toArray()) {
            int glyph = font.glyph(codePoint);
            fillShape(edges(GlyphOutline.of(font, glyph), scale, x, baseline));
            x += font.advance(glyph) * scale;
        }
    }

    private static List<Edge> edges(List<double[]> contours, double scale, double left, double baseline) {
        List<Edge> edges = new ArrayList<>();
        for (double[] contour : contours) {
            double fromX = left + contour[contour.length - 2] * scale;
            double fromY = baseline - contour[contour.length - 1] * scale;
            for (int at = 0; at < contour.length; at += 2) {
                double toX = left + contour[at] * scale;
                double toY = baseline - contour[at + 1] * scale;
                if (fromY != toY) {
                    edges.add(new Edge(fromX, fromY, toX, toY));
                }
                fromX = toX;
                fromY = toY;
            }
        }
        return edges;
    }

    private void fillShape(List<Edge> edges) {
        if (edges.isEmpty()) {
            return;
        }
        double top = edges.stream().mapToDouble(Edge::top).min().orElseThrow();
        double bottom = edges.stream().mapToDouble(Edge::bottom).max().orElseThrow();
        // From the pixel of the shape's left end to that of its right end.
        int left = (int) Math.floor(edges.stream().mapToDouble(Edge::left).min().orElseThrow());
        int right =
                (int) Math.ceil(edges.stream().mapToDouble(Edge::right).max().orElseThrow());
        double[] coverage = new double[right - left + 1];
        for (int y = (int) Math.floor(top); y < Math.ceil(bottom); y++) {
            Arrays.fill(coverage, 0);
            for (int line = 0; line < SUB_LINES; line++) {
                cover(edges, left, y + (line + 0.5) / SUB_LINES, coverage);
            }
            for (int x = 0; x < coverage.length; x++) {
                if (coverage[x] > 0) {
                    raster.ink(left + x, y, coverage[x] / SUB_LINES);
                }
            }
        }
    }

    private static void cover(List<Edge> edges, int left, double y, double[] coverage) {
        List<Crossing> crossings = new ArrayList<>();
        for (Edge edge : edges) {
            if (edge.top() <= y && y < edge.bottom()) {
                crossings.add(new Crossing(edge.xAt(y), edge.fromY() < edge.toY() ? 1 : -1));
            }
        }
        crossings.sort((one, other) -> Double.compare(one.x(), other.x()));
        int winding = 0;
        for (int at = 0; at < crossings.size(); at++) {
            if (winding != 0) {
                coverSpan(crossings.get(at - 1).x() - left, crossings.get(at).x() - left, coverage);
            }
            winding += crossings.get(at).direction();
        }
    }

    private static void coverSpan(double from, double to, double[] coverage) {
        int first = (int) Math.floor(from);
        int last = (int) Math.floor(to);
        for (int x = first; x <= last; x++) {
            coverage[x] += Math.max(0, Math.min(to, x + 1) - Math.max(from, x));
        }
    }

    private record Edge(double fromX, double fromY, double toX, double toY) {
        double left() {
            return Math.min(fromX, toX);
        }

        double right() {
            return Math.max(fromX, toX);
        }

        double top() {
            return Math.min(fromY, toY);
        }

        double bottom() {
            return Math.max(fromY, toY);
        }

        double xAt(double y) {
            return fromX + (y - fromY) * (toX - fromX) / (toY - fromY);
        }
    }

    private record Crossing(double x, int direction) {}
}
