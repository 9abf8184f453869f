package dev.kehrwieder.labels.document;

/** Labels to draw: a plain one, and one of everything that is hard. */
final class Labels {
    static final String LINK = "https://returns.example.org/r/q3Jx0mVnS1uD9wYb7Kc2Fg";

    static final Address SHOP = new Address("Demo Retouren", "Kehrwieder", "1", "20457", "Hamburg", "DE");
    static final Address SHOPPER = new Address("Jürgen Müßig", "Große Straße", "12a", "24937", "Flensburg", "DE");

    static final Address LONG = new Address(
            "Dr. Anneliese-Charlotte von und zu Hohenwartenberg-Oberschönenfeld",
            "Straße der Deutsch-Sowjetischen Freundschaft, Hinterhaus, dritter Aufgang",
            "124 bis 128 c",
            "17348",
            "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtenstadt",
            "DE");

    private Labels() {}

    static LabelData from(Address sender) {
        return new LabelData(
                TrackingNumbers.of("demo", "RT-7F3K9X2M", 1), "RT-7F3K9X2M", sender, SHOP, "Local Parcel", LINK);
    }

    static LabelData named(String name) {
        return from(new Address(name, "Große Straße", "12a", "24937", "Flensburg", "DE"));
    }
}
