package dev.kehrwieder.notifications.mail;

import java.util.HexFormat;
import java.util.Locale;

/** A color of the screen (sRGB), and how well it is told from another one. */
record Color(int red, int green, int blue) {

    /** What WCAG 2.2 asks of text, 1.4.3. */
    static final double READABLE = 4.5;

    static Color of(String hex) {
        int rgb = HexFormat.fromHexDigits(hex, 1, 7);
        return new Color(rgb >> 16, rgb >> 8 & 0xFF, rgb & 0xFF);
    }

    /** This color with so much of another one in it: 0 for none. */
    Color mixed(Color other, double share) {
        return new Color(
                mixed(red, other.red, share), mixed(green, other.green, share), mixed(blue, other.blue, share));
    }

    /** From 1 for none to 21 for black on white (WCAG 2.2, "contrast ratio"). */
    double contrast(Color other) {
        double one = luminance() + 0.05;
        double two = other.luminance() + 0.05;
        return Math.max(one, two) / Math.min(one, two);
    }

    String hex() {
        return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static int mixed(int own, int other, double share) {
        return (int) Math.round(own + (other - own) * share);
    }
}
