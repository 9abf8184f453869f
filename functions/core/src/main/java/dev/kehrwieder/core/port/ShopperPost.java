package dev.kehrwieder.core.port;

import dev.kehrwieder.core.notice.Notice;

/** Tells shoppers. */
@FunctionalInterface
public interface ShopperPost {
    /**
     * Sends one mail. The same notice again is sent again, under the same message id.
     *
     * <p>Throws where it can't be sent now; nothing was sent then as far as is known.
     */
    Delivery send(Notice notice);

    /** What came of it. */
    enum Delivery {
        SENT,
        /** The address is none that mail can go to, and will not become one. */
        UNDELIVERABLE
    }
}
