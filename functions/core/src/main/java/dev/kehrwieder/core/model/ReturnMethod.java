package dev.kehrwieder.core.model;

/** How a return travels (handbook, domain 3). */
public enum ReturnMethod {
    BY_MAIL_LABEL,
    BY_MAIL_QR,
    DROP_OFF_POINT,
    IN_STORE,
    HOME_PICKUP,
    OWN_SHIPMENT,
    KEEP_ITEM;

    /** Whether we make label, QR code and slip for it. */
    public boolean needsLabel() {
        return this == BY_MAIL_LABEL || this == BY_MAIL_QR || this == DROP_OFF_POINT || this == HOME_PICKUP;
    }
}
