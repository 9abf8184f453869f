package dev.kehrwieder.emulators;

import java.net.URI;

/**
 * A running emulator. It listens on {@code 127.0.0.1} only.
 *
 * <p>Its threads are not daemons: a JVM that leaves one open does not end by itself.
 */
public interface Emulator extends AutoCloseable {
    /** Where it listens: scheme, host and port, no path. */
    URI endpoint();

    /** Stops it; its port is free and its files are written when this returns. Again does nothing. */
    @Override
    void close();
}
