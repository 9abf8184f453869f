package dev.kehrwieder.documents;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Labels and slips to draw: a plain one, and some of everything that is hard. */
final class Labels {
    static final String RMA = "RT-7F3K9X2M";
    static final String LINK = "https://returns.example.org/r/q3Jx0mVnS1uD9wYb7Kc2Fg";

    static final Address SHOP = new Address("Demo Retouren", "Kehrwieder", "1", "20457", "Hamburg", "DE-HH", "DE");
    static final Address SHOPPER = new Address("Jürgen Müßig", "Große Straße", "12a", "24937", "Flensburg", "", "DE");

    static final Address LONG = new Address(
            "Dr. Anneliese-Charlotte von und zu Hohenwartenberg-Oberschönenfeld",
            "Straße der Deutsch-Sowjetischen Freundschaft, Hinterhaus, dritter Aufgang",
            "124 bis 128 c",
            "17348",
            "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtenstadt",
            "",
            "DE");

    /** The names have every European script, what is a command elsewhere, what has no glyph, and 35 characters. */
    static final List<Address> HARD = List.of(
            LONG,
            new Address("Zażółć Gęślą-Jaźń Łukasiewicz", "ul. Świętokrzyska", "7/9", "00-049", "Łódź", "", "PL"),
            new Address("Παναγιώτης Παπαδόπουλος", "Λεωφόρος Βασιλίσσης Σοφίας", "12", "106 74", "Αθήνα", "", "GR"),
            new Address("Христо Йорданов Щърбанов", "бул. „Цар Освободител“", "15", "1504", "София", "", "BG"),
            new Address("Seán O'Brien & <b>Søn</b> 🙂 d'Este", "Main Street", "1½", "D02 X285", "Dublin 2", "", "IE"),
            new Address(
                    "Maximiliane-Friederike Schmidtbauer", "5th Avenue", "350", "10118", "New York", "US-NY", "US"));

    private Labels() {}

    static LabelData from(Address sender) {
        return new LabelData(TrackingNumbers.of("demo", RMA, 1, 1), RMA, sender, SHOP, "Local Parcel", LINK);
    }

    static LabelData between(Address sender, Address receiver) {
        return new LabelData(TrackingNumbers.of("demo", RMA, 1, 1), RMA, sender, receiver, "Local Parcel", LINK);
    }

    static LabelData named(String name) {
        return from(new Address(name, "Große Straße", "12a", "24937", "Flensburg", "", "DE"));
    }

    static Stream<Paper> papers() {
        return Stream.of(Paper.A6, Paper.FOUR_BY_SIX_INCHES);
    }

    static SlipLine line(String lineId, String title, String reason) {
        return new SlipLine(lineId, "SKU-" + lineId, title, 2, reason, "REASON_" + lineId);
    }

    static SlipData slip(Locale locale, SlipLine... lines) {
        return new SlipData(RMA, List.of("D-1001", "D-1002"), LINK, SHOP, "", List.of(lines), locale);
    }

    /** Three articles, to this address. */
    static SlipData slip(Locale locale, Address receiver) {
        return new SlipData(
                RMA,
                List.of("D-1001", "D-1002"),
                LINK,
                receiver,
                "",
                List.of(
                        line("1", "Laufschuh „Elbe“, Größe 42", "Zu klein"),
                        line(
                                "2",
                                "Ein Pullover mit einem sehr langen Namen, der umbricht, Größe M, weiß",
                                "Anders überlegt"),
                        line("10", "Mütze <Kehrwieder> & Schal für d'Este", "Qualität nicht wie erwartet")),
                locale);
    }
}
