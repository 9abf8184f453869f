package dev.kehrwieder.labels.document;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;

/**
 * A postal address as it is printed; a part that there is not is an empty text.
 *
 * @param country ISO 3166-1 alpha-2; printed as the country's English name in capitals, as the post asks for
 */
public record Address(String name, String street, String houseNumber, String postalCode, String city, String country) {
    public Address {
        requireNonNull(name, "name is null");
        requireNonNull(street, "street is null");
        requireNonNull(houseNumber, "houseNumber is null");
        requireNonNull(postalCode, "postalCode is null");
        requireNonNull(city, "city is null");
        requireNonNull(country, "country is null");
    }

    List<String> lines() {
        String countryName =
                Locale.of("", country).getDisplayCountry(Locale.ENGLISH).toUpperCase(Locale.ROOT);
        return List.of(name, street + " " + houseNumber, postalCode + " " + city, countryName);
    }
}
