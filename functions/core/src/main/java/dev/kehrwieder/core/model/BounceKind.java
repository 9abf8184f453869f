package dev.kehrwieder.core.model;

/** Why a mail came back, as far as the mail service knows. */
public enum BounceKind {
    /** The address takes no mail and will take none. */
    PERMANENT,
    /** A full mailbox, an absence, a server that was away for too long: the next mail may arrive. */
    TRANSIENT,
    /** It came back, and the answer did not say why. */
    UNDETERMINED;

    /** Whether somebody has to find another way to the shopper. An absent one has got the mail, and so may the others. */
    public boolean needsPerson() {
        return this != TRANSIENT;
    }
}
