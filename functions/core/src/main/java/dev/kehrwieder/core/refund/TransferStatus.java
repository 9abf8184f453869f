package dev.kehrwieder.core.refund;

/** Where a bank transfer is. */
public enum TransferStatus {
    /** Waits for the next export. */
    OPEN,
    /** No export can take it, for the reason it names; somebody pays it by hand. */
    NOT_EXPORTABLE,
    /** In exactly one export. */
    EXPORTED,
    PAID,
    /** The bank sent the money back. */
    BOUNCED
}
