package dev.kehrwieder.local.bench;

/**
 * One line of the table.
 *
 * @param aim what it should be, empty if there is none
 */
record Row(String what, String aim, String figure, String method) {
    static String heading() {
        return "| what | aim | measured | how |\n|---|---|---|---|";
    }

    /** As the README wants it. */
    String markdown() {
        return "| %s | %s | %s | %s |".formatted(what, aim, figure, method);
    }
}
