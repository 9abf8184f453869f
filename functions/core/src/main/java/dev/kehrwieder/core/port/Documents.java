package dev.kehrwieder.core.port;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Where documents of parcels lie. Keys hold no personal data. */
public interface Documents {
    /** Writes or overwrites. */
    void put(String key, String contentType, byte[] bytes);

    Optional<byte[]> get(String key);

    /** A link that opens the document for so long, under a file name. */
    URI link(String key, String contentType, String fileName, Duration validity);
}
