package dev.kehrwieder.core.policy;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * A colour of the screen (sRGB), such as {@code #1f5f99}, and how well it can be read. Contrasts are those of WCAG 2.2
 * (success criterion 1.4.3 and its definitions of contrast ratio and relative luminance).
 */
public record Color(String hex) {
    private static final Pattern HEX = Pattern.compile("#[0-9A-Fa-f]{6}");

    /** What text needs against what is behind it (WCAG 2.2, 1.4.3, level AA). */
    public static final double READABLE = 4.5;

    public static final Color WHITE = new Color("#ffffff");
    public static final Color BLACK = new Color("#000000");

    private static final int STEPS = 50;

    public Color {
        requireNonNull(hex, "hex is null");
        if (!isColor(hex)) {
            throw new IllegalArgumentException("not a colour");
        }
    }

    public static boolean isColor(String text) {
        return HEX.matcher(text).matches();
    }

    /** From 1 to 21. */
    public double contrastTo(Color other) {
        double one = luminance() + 0.05;
        double two = other.luminance() + 0.05;
        return Math.max(one, two) / Math.min(one, two);
    }

    /** The colour of text on this one: white if it can be read, else black, which then can. */
    public Color ofTextOnIt() {
        return contrastTo(WHITE) >= READABLE ? WHITE : BLACK;
    }

    /** This one, or as little darker or lighter as makes it readable as text on a background that is dark or light itself. */
    public Color readableOn(Color background) {
        Color end = background.ofTextOnIt();
        Color mixed = this;
        for (int step = 1; step <= STEPS && mixed.contrastTo(background) < READABLE; step++) {
            mixed = mixedWith(end, step / (double) STEPS);
        }
        return mixed;
    }

    /** With so much of another one in it, 0 for none. */
    public Color mixedWith(Color other, double share) {
        StringBuilder mixed = new StringBuilder("#");
        for (int part = 0; part < 3; part++) {
            mixed.append("%02x".formatted(Math.round(part(part) * (1 - share) + other.part(part) * share)));
        }
        return new Color(mixed.toString());
    }

    private double luminance() {
        return 0.2126 * linear(part(0)) + 0.7152 * linear(part(1)) + 0.0722 * linear(part(2));
    }

    private static double linear(int part) {
        double share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    /** Red, green or blue. */
    private int part(int number) {
        return Integer.parseInt(hex, 1 + 2 * number, 3 + 2 * number, 16);
    }
}
