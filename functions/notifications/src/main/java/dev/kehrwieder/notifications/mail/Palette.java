package dev.kehrwieder.notifications.mail;

import static java.util.Objects.requireNonNull;

/**
 * The colors of a mail on light and on dark: a shop's color as it is where it is a ground, and as near to it as can be read
 * where it stands on one of ours. Public only because the templates are compiled into a package of their own.
 */
public record Palette(Shades light, Shades dark) {

    private static final Color WHITE = new Color(255, 255, 255);
    /** Darker than our texts, because on a middling color no lighter black can be read (4.5) any more than white. */
    private static final Color BLACK = new Color(5, 5, 5);

    private static final double TINT = 0.08;
    private static final double DARK_TINT = 0.16;
    private static final double STEP = 0.02;

    public Palette {
        requireNonNull(light, "light is null");
        requireNonNull(dark, "dark is null");
    }

    /**
     * The colors of one of the two.
     *
     * @param page around the letter
     * @param line between its parts
     * @param tint behind what is important
     * @param accent beside it
     */
    public record Shades(
            String page,
            String card,
            String text,
            String soft,
            String line,
            String tint,
            String accent,
            Ground button) {}

    /** A ground with the text that can be read on it. */
    public record Ground(String color, String text) {}

    /** @param hex the shop's color, as {@code #1f5f99} */
    static Palette of(String hex) {
        Color own = Color.of(hex);
        return new Palette(
                shades("#eff2f5", "#ffffff", "#1b2127", "#55606b", "#d8dee4", own, TINT, BLACK, own),
                shades("#12161a", "#1d2329", "#f0f2f4", "#b4bcc5", "#404a54", own, DARK_TINT, WHITE, null));
    }

    private static Shades shades(
            String page,
            String card,
            String text,
            String soft,
            String line,
            Color own,
            double tint,
            Color away,
            Color button) {
        Color ground = Color.of(card).mixed(own, tint);
        Color accent = own;
        for (double share = STEP;
                accent.contrast(ground) < Color.READABLE || accent.contrast(Color.of(card)) < Color.READABLE;
                share += STEP) {
            accent = own.mixed(away, share);
        }
        Color face = button == null ? accent : button;
        return new Shades(
                page, card, text, soft, line, ground.hex(), accent.hex(), new Ground(face.hex(), on(face).hex()));
    }

    private static Color on(Color ground) {
        return ground.contrast(WHITE) >= Color.READABLE ? WHITE : BLACK;
    }
}
