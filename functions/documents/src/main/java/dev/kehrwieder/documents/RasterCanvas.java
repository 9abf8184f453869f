package dev.kehrwieder.documents;

import java.util.ArrayList;
import java.util.List;

/**
 * Draws on a {@link Raster}, one pixel a dot: bars exactly, letters by the exact share of each pixel that is inside of their
 * outlines.
 */
final class RasterCanvas implements Canvas {
    /** Less is left over by rounding. */
    private static final double LEAST_INK = 1e-6;
    /** An edge that is this close to upright is taken for upright. */
    private static final double STEEP = 1e-9;

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
        Bounds bounds = Bounds.of(edges);
        double[] steps = new double[bounds.width() * bounds.height()];
        for (Edge edge : edges) {
            edge.addTo(steps, bounds);
        }
        for (int row = 0; row < bounds.height(); row++) {
            double coverage = 0;
            for (int column = 0; column < bounds.width(); column++) {
                coverage += steps[row * bounds.width() + column];
                double inked = Math.abs(coverage);
                if (inked > LEAST_INK) {
                    raster.ink(bounds.left() + column, bounds.top() + row, inked);
                }
            }
        }
    }

    /** Whole pixels around a shape, and one more to its right, where its last step may be. */
    private record Bounds(int left, int top, int width, int height) {
        static Bounds of(List<Edge> edges) {
            double left = Double.MAX_VALUE;
            double right = -Double.MAX_VALUE;
            double top = Double.MAX_VALUE;
            double bottom = -Double.MAX_VALUE;
            for (Edge edge : edges) {
                left = Math.min(left, Math.min(edge.fromX(), edge.toX()));
                right = Math.max(right, Math.max(edge.fromX(), edge.toX()));
                top = Math.min(top, Math.min(edge.fromY(), edge.toY()));
                bottom = Math.max(bottom, Math.max(edge.fromY(), edge.toY()));
            }
            int firstColumn = (int) Math.floor(left);
            int firstRow = (int) Math.floor(top);
            return new Bounds(
                    firstColumn,
                    firstRow,
                    (int) Math.ceil(right) - firstColumn + 1,
                    (int) Math.ceil(bottom) - firstRow);
        }
    }

    private record Edge(double fromX, double fromY, double toX, double toY) {
        /**
         * Adds, in each row that the edge crosses, by how much the coverage of a pixel differs from that of its left
         * neighbour; all right of the edge is covered, or uncovered by one that goes up.
         */
        void addTo(double[] steps, Bounds bounds) {
            double upper = Math.min(fromY, toY);
            double lower = Math.max(fromY, toY);
            double slope = (toX - fromX) / (toY - fromY);
            int direction = fromY < toY ? 1 : -1;
            for (int row = (int) Math.floor(upper); row < Math.ceil(lower); row++) {
                double begin = Math.max(row, upper);
                double end = Math.min(row + 1, lower);
                double x = fromX + (begin - fromY) * slope - bounds.left();
                double nextX = fromX + (end - fromY) * slope - bounds.left();
                addRow(
                        steps,
                        (row - bounds.top()) * bounds.width(),
                        Math.max(0, Math.min(x, nextX)),
                        Math.max(0, Math.max(x, nextX)),
                        (end - begin) * direction);
            }
        }

        private static void addRow(double[] steps, int start, double left, double right, double height) {
            double before = 0;
            int column = (int) left;
            for (; column < right; column++) {
                double covered = height * (areaLeftOf(column + 1, left, right) - areaLeftOf(column, left, right));
                steps[start + column] += covered - before;
                before = covered;
            }
            steps[start + column] += height - before;
        }

        /** Of the area right of an edge that goes from left to right in a row of height 1: what is left of x. */
        private static double areaLeftOf(double x, double left, double right) {
            double fromLeft = Math.max(0, x - left);
            double fromRight = Math.max(0, x - right);
            return right - left < STEEP
                    ? fromLeft
                    : (fromLeft * fromLeft - fromRight * fromRight) / (2 * (right - left));
        }
    }
}
