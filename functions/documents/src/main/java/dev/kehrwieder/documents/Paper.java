package dev.kehrwieder.documents;

/**
 * A page: in dots of 1/8 mm, which printers and pictures have, and in points, which a PDF has.
 *
 * <p>An inch is 203.2 dots and 72 points. Paper that is measured in inches has no whole number of dots; what is missing to
 * its points is white at its edges.
 */
public record Paper(int width, int height, double pointsWidth, double pointsHeight) {
    static final double POINTS_A_DOT = 72 / 203.2;

    public static final Paper A6 = ofMillimetres(105, 148);
    public static final Paper FOUR_BY_SIX_INCHES = new Paper(812, 1218, 288, 432);
    static final Paper A4 = ofMillimetres(210, 297);

    public Paper {
        if (width * POINTS_A_DOT > pointsWidth || height * POINTS_A_DOT > pointsHeight) {
            throw new IllegalArgumentException("more dots than paper");
        }
    }

    private static Paper ofMillimetres(int width, int height) {
        int dots = 8;
        return new Paper(width * dots, height * dots, width * dots * POINTS_A_DOT, height * dots * POINTS_A_DOT);
    }
}
