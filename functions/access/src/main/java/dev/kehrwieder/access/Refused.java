package dev.kehrwieder.access;

import static java.util.Objects.requireNonNull;

/** Nobody. @param reason for the log, in our own words */
record Refused(String reason) implements Admission {
    Refused {
        requireNonNull(reason, "reason is null");
    }
}
