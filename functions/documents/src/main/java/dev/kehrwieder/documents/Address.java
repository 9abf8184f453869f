package dev.kehrwieder.documents;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A postal address as it is printed; a part that there is not is an empty text.
 *
 * @param region ISO 3166-2, such as US-NY; printed where the country's addresses have it
 * @param country ISO 3166-1 alpha-2; printed as the country's English name in capitals, as the post asks for
 */
public record Address(
        String name, String street, String houseNumber, String postalCode, String city, String region, String country) {
    public Address {
        requireNonNull(name, "name is null");
        requireNonNull(street, "street is null");
        requireNonNull(houseNumber, "houseNumber is null");
        requireNonNull(postalCode, "postalCode is null");
        requireNonNull(city, "city is null");
        requireNonNull(region, "region is null");
        requireNonNull(country, "country is null");
    }

    /** The lines as the country writes them; one that has nothing to say is left out. */
    List<String> lines() {
        return AddressForm.of(country).lines(this).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
