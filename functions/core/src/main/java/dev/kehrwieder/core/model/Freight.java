package dev.kehrwieder.core.model;

import java.util.Optional;

/**
 * What a carrier or customs may want to know of a line's goods.
 *
 * @param originCountry where they were made, ISO 3166-1 alpha-2
 * @param hsCode of the Harmonized System
 */
public record Freight(Optional<Dimensions> dimensions, Optional<String> originCountry, Optional<String> hsCode) {
    public static final Freight UNKNOWN = new Freight(Optional.empty(), Optional.empty(), Optional.empty());
}
