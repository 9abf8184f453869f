package dev.kehrwieder.documents;

import java.util.Arrays;

/** A grey picture, one byte a pixel, 0 black and 255 white; white at first. */
final class Raster {
    private final int width;
    private final int height;
    private final byte[] pixels;

    Raster(int width, int height) {
        this.width = width;
        this.height = height;
        this.pixels = new byte[Math.multiplyExact(width, height)];
        Arrays.fill(pixels, (byte) 255);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** 0 black to 255 white. */
    int grey(int x, int y) {
        return pixels[y * width + x] & 0xff;
    }

    byte[] row(int y) {
        return Arrays.copyOfRange(pixels, y * width, (y + 1) * width);
    }

    void fillRectangle(int left, int top, int rectangleWidth, int rectangleHeight) {
        for (int y = Math.max(0, top); y < Math.min(height, top + rectangleHeight); y++) {
            int from = Math.max(0, left);
            int to = Math.min(width, left + rectangleWidth);
            if (from < to) {
                Arrays.fill(pixels, y * width + from, y * width + to, (byte) 0);
            }
        }
    }

    /** @param coverage how much of the pixel is inked, 0 to 1; ink only adds */
    void ink(int x, int y, double coverage) {
        if (x < 0 || x >= width || y < 0 || y >= height) {
            return;
        }
        int grey = (int) Math.round(255 * (1 - Math.min(1, coverage)));
        pixels[y * width + x] = (byte) Math.min(grey, grey(x, y));
    }
}
