package dev.kehrwieder.core.port;

import dev.kehrwieder.core.notice.Notice;

/** Tells shoppers. */
@FunctionalInterface
public interface ShopperPost {
    /**
     * Words a mail, without sending anything. The same notice again makes the same mail, under the same message id.
     *
     * <p>Throws where it can't be worded now.
     */
    Outgoing prepare(Notice notice);

    /** A mail that is ready to go. */
    @FunctionalInterface
    interface Outgoing {
        /**
         * Sends it, within seconds.
         *
         * <p>Throws where it can't be sent now; nothing was sent then as far as is known.
         */
        Delivery send();
    }

    /** What came of it. */
    sealed interface Delivery {
        /** The mail service took it. */
        record Sent() implements Delivery {}

        /**
         * It was not sent, and trying again would not help.
         *
         * @param template which mail it was
         * @param code why
         */
        record Refused(String template, String code) implements Delivery {}
    }
}
