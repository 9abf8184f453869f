package dev.kehrwieder.notifications.mail;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.policy.Color;

/**
 * The colors of a mail on light and on dark: a shop's color as it is where it is a ground, and as near to it as can be read
 * where it stands on one of ours. Public only because the templates are compiled into a package of their own.
 */
public record Palette(Shades light, Shades dark) {

    private static final double TINT = 0.08;
    private static final double DARK_TINT = 0.16;

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
    public record Ground(String color, String text) {

        private static Ground of(Color color) {
            return new Ground(color.hex(), color.ofTextOnIt().hex());
        }
    }

    /** @param own the shop's color */
    static Palette of(Color own) {
        Color card = Color.WHITE;
        Color tint = card.mixedWith(own, TINT);
        Shades light = new Shades(
                "#eff2f5",
                card.hex(),
                "#1b2127",
                "#55606b",
                "#d8dee4",
                tint.hex(),
                own.readableOn(tint).hex(),
                Ground.of(own));
        Color darkCard = new Color("#1d2329");
        Color darkTint = darkCard.mixedWith(own, DARK_TINT);
        // A button in a dark color of a shop would be lost on a dark card.
        Color bright = own.readableOn(darkTint).readableOn(darkCard);
        Shades dark = new Shades(
                "#12161a",
                darkCard.hex(),
                "#f0f2f4",
                "#b4bcc5",
                "#404a54",
                darkTint.hex(),
                bright.hex(),
                Ground.of(bright));
        return new Palette(light, dark);
    }
}
