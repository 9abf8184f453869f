package dev.kehrwieder.local.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A DynamoDB table.
 *
 * @param attributes key attributes and their types (S, N, B)
 * @param streamView what a stream record holds; empty: the table has no stream
 * @param timeToLive the attribute that holds the end of an item in epoch seconds
 */
public record TableResource(
        String logicalId,
        String name,
        Map<String, String> attributes,
        Key key,
        List<Index> indexes,
        Optional<String> streamView,
        Optional<String> timeToLive) {
    public TableResource {
        attributes = Map.copyOf(attributes);
        indexes = List.copyOf(indexes);
    }

    /** Names of the key attributes. */
    public record Key(String hash, Optional<String> range) {}

    /**
     * A global secondary index.
     *
     * @param projection ALL, KEYS_ONLY or INCLUDE
     * @param nonKeyAttributes what INCLUDE adds
     */
    public record Index(String name, Key key, String projection, List<String> nonKeyAttributes) {
        public Index {
            nonKeyAttributes = List.copyOf(nonKeyAttributes);
        }
    }
}
