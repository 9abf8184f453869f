package dev.kehrwieder.local.carriers;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.List;

/**
 * A fake, as the page offers it. Every fake takes the same orders below {@code /_fake/}.
 *
 * @param name as in the policy
 * @param uri where the fake listens
 * @param calls that can be made to go wrong
 * @param scans that can be sent
 */
record PlayedCarrier(String name, URI uri, List<String> calls, List<Scan> scans) {
    PlayedCarrier {
        requireNonNull(name, "name is null");
        requireNonNull(uri, "uri is null");
        calls = List.copyOf(calls);
        scans = List.copyOf(scans);
    }

    /** A code and what it means. */
    record Scan(String code, String meaning) {}
}
