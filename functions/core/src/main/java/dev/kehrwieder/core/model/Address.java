package dev.kehrwieder.core.model;

import java.util.Optional;

/** A postal address. @param country ISO 3166-1 alpha-2 @param region ISO 3166-2, such as DE-HH */
public record Address(
        String name,
        String street,
        String houseNumber,
        String postalCode,
        String city,
        String country,
        Optional<String> region) {}
