package dev.kehrwieder.notifications.mail;

/**
 * What only Outlook on Windows reads, which lays mails out as Word does: it knows no greatest width and no columns that
 * flow. Public only because the templates are compiled into a package of their own, and constants because they take nothing
 * that somebody typed.
 */
public final class Outlook {

    public static final String HEAD =
            only("<noscript><xml><o:OfficeDocumentSettings xmlns:o=\"urn:schemas-microsoft-com:"
                    + "office:office\"><o:AllowPNG/><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml></noscript>"
                    + "<style>td, p, h1, h2, li, a { font-family: Arial, sans-serif !important; }</style>");
    public static final String CARD_START = only(
            "<table role=\"presentation\" width=\"600\" align=\"center\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"><tr><td>");
    public static final String CARD_END = only("</td></tr></table>");
    public static final String COLUMNS_START = only(
            "<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"><tr><td width=\"276\">");
    public static final String COLUMNS_NEXT = only("</td><td width=\"230\">");
    public static final String COLUMNS_END = CARD_END;

    private Outlook() {}

    private static String only(String html) {
        return "<!--[if mso]>" + html + "<![endif]-->";
    }
}
