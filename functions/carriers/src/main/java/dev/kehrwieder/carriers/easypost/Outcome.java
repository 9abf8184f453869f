package dev.kehrwieder.carriers.easypost;

/** What came of a call to EasyPost. */
sealed interface Outcome<T> {
    record Done<T>(T value) implements Outcome<T> {}

    /** Nothing was done, nor would be. @param code EasyPost's own, or the status where it gave none */
    record Declined<T>(int status, String code) implements Outcome<T> {
        boolean isUnknown() {
            return status == 404;
        }
    }

    /** Nothing was done, and it may be asked for again. */
    record Later<T>(String why) implements Outcome<T> {}

    /**
     * It may have been done.
     *
     * @param isOver whether EasyPost is surely through with it, so that what it says now about the shipment will stay
     */
    record Unclear<T>(String why, boolean isOver) implements Outcome<T> {}
}
