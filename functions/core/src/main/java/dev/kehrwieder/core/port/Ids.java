package dev.kehrwieder.core.port;

/** Makes names. */
public interface Ids {
    /** A new RMA number: readable, not guessable, with a check character. */
    String rma();
}
