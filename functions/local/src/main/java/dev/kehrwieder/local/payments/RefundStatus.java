package dev.kehrwieder.local.payments;

import java.util.Locale;

/** How far a refund is. */
enum RefundStatus {
    PENDING,
    SUCCEEDED,
    FAILED;

    /** As providers spell it. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
