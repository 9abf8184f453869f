package dev.kehrwieder.carriers.dhl;

import dev.kehrwieder.core.model.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address within DHL's lengths. What does not fit its field goes on in the second and third line of the name, which
 * DHL prints above the street; only a name may end early, and the city, which the postcode says too.
 *
 * @param names one to three lines
 */
record Shipper(List<String> names, String street, String house, String postalCode, String city) {
    private static final int NAME_LINES = 3;
    private static final int NAME = 50;
    private static final int STREET = 50;
    private static final int HOUSE = 10;
    private static final int CITY = 40;
    private static final int POSTAL_CODE_MIN = 3;
    private static final int POSTAL_CODE = 10;
    private static final Pattern POSTAL_CODES = Pattern.compile("[0-9A-Za-z]+([ -]?[0-9A-Za-z]+)*");
    /** "Kehrwieder 2 a", "Rue de la Paix 12bis", and "12 Rue de la Paix", "10B Downing Street". */
    private static final Pattern NUMBER_LAST = Pattern.compile("(.*\\S)\\s+(\\d+\\S*(?:\\s[A-Za-z])?)");

    private static final Pattern NUMBER_FIRST = Pattern.compile("(\\d+[^\\s,]*),?\\s+(.+)");
    /** DHL wants a house number; not every house has one. */
    private static final String NO_NUMBER = "-";

    /** Either the fields, or a code of what is wrong with the address. */
    sealed interface Fitted {
        record Fits(Shipper shipper) implements Fitted {}

        record Refused(String code) implements Fitted {}
    }

    static Fitted of(Address address) {
        String name = clean(address.name());
        String city = clean(address.city());
        String postalCode = clean(address.postalCode());
        StreetAndHouse place = StreetAndHouse.of(clean(address.street()), clean(address.houseNumber()));
        if (name.isEmpty()
                || city.isEmpty()
                || postalCode.isEmpty()
                || place.street().isEmpty()) {
            return new Fitted.Refused("ADDRESS_INCOMPLETE");
        }
        if (length(postalCode) < POSTAL_CODE_MIN
                || length(postalCode) > POSTAL_CODE
                || !POSTAL_CODES.matcher(postalCode).matches()) {
            return new Fitted.Refused("POSTAL_CODE_INVALID");
        }
        List<String> house = lines(place.house(), HOUSE);
        List<String> street = lines(place.street(), STREET);
        List<String> further = new ArrayList<>();
        rest(place.street(), street.getFirst()).ifPresent(further::add);
        rest(place.house(), house.getFirst()).ifPresent(further::add);
        List<String> additions =
                further.stream().flatMap(line -> lines(line, NAME).stream()).toList();
        if (additions.size() > NAME_LINES - 1) {
            return new Fitted.Refused("ADDRESS_TOO_LONG");
        }
        List<String> names = new ArrayList<>(lines(name, NAME));
        int room = NAME_LINES - additions.size();
        List<String> all = new ArrayList<>(names.subList(0, Math.min(room, names.size())));
        all.addAll(additions);
        return new Fitted.Fits(new Shipper(
                all,
                street.getFirst(),
                house.getFirst(),
                postalCode,
                lines(city, CITY).getFirst()));
    }

    private record StreetAndHouse(String street, String house) {
        static StreetAndHouse of(String street, String house) {
            if (!house.isEmpty()) {
                return new StreetAndHouse(street, house);
            }
            Matcher last = NUMBER_LAST.matcher(street);
            if (last.matches()) {
                return new StreetAndHouse(last.group(1), last.group(2));
            }
            Matcher first = NUMBER_FIRST.matcher(street);
            if (first.matches()) {
                return new StreetAndHouse(first.group(2), first.group(1));
            }
            return new StreetAndHouse(street, NO_NUMBER);
        }
    }

    /** The text in lines of at most so many characters, broken between words where it can be. */
    private static List<String> lines(String text, int max) {
        List<String> lines = new ArrayList<>();
        String left = text;
        while (length(left) > max) {
            int end = left.offsetByCodePoints(0, max);
            int space = left.lastIndexOf(' ', end);
            int cut = space > 0 ? space : end;
            lines.add(left.substring(0, cut).strip());
            left = left.substring(cut).strip();
        }
        lines.add(left);
        return lines;
    }

    /** What follows the part of a text that was taken. */
    private static Optional<String> rest(String text, String taken) {
        return Optional.of(text.substring(taken.length()).strip()).filter(left -> !left.isEmpty());
    }

    /** Characters as DHL counts them. */
    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The first characters of a text. */
    static String cut(String text, int max) {
        return length(text) <= max
                ? text
                : text.substring(0, text.offsetByCodePoints(0, max)).strip();
    }

    /** On one line, without what no printer prints. */
    static String clean(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }
}
