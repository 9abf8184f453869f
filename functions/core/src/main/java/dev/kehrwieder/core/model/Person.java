package dev.kehrwieder.core.model;

import java.util.Map;
import java.util.Optional;

/**
 * Everything personal of an order or a return, in an item of its own so that it can be erased (DESIGN 9).
 *
 * @param texts what people typed, by where: {@code item/<itemId>} for a shopper's comment, {@code decline} and
 *     {@code override} for notes of staff
 */
public record Person(
        Optional<String> email, Optional<String> name, Optional<Address> address, Map<String, String> texts) {
    public Person {
        texts = Map.copyOf(texts);
    }

    public static Person nobody() {
        return new Person(Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
    }

    public Person withText(String where, String text) {
        Map<String, String> all = new java.util.LinkedHashMap<>(texts);
        all.put(where, text);
        return new Person(email, name, address, all);
    }
}
