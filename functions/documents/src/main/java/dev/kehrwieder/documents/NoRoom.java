package dev.kehrwieder.documents;

import static java.util.Objects.requireNonNull;

/** Something can't be drawn at a size that can be read or scanned; drawing it again does not help. */
public final class NoRoom extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final What what;

    NoRoom(What what) {
        this(what, null);
    }

    NoRoom(What what, Throwable cause) {
        super(requireNonNull(what, "what is null").name(), cause);
        this.what = what;
    }

    /** What is too long. */
    public enum What {
        LINK_TOO_LONG,
        TRACKING_NUMBER_TOO_LONG,
        RMA_TOO_LONG,
        TEXT_TOO_LONG
    }

    public What what() {
        return what;
    }
}
