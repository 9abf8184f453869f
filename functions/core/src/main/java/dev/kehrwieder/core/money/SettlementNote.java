package dev.kehrwieder.core.money;

/** Why a settlement is not what the policy's figures alone would make it. */
public enum SettlementNote {
    FEE_SUPPRESSED_STATUTORY("a withdrawal bears none"),
    FEE_SUPPRESSED_NOT_INFORMED("the shopper was not told of it before"),
    FEE_SUPPRESSED_FAULT("somebody else than the shopper answers for the reason"),
    FEE_SUPPRESSED_CLAIM("the seller bears what a warranty claim costs"),
    VALUE_LOSS_NOT_INFORMED("the shopper was not told of the right of withdrawal"),
    VALUE_LOSS_NOT_STATUTORY("only a withdrawal bears it"),
    VALUE_LOSS_NOT_IN_POLICY("the policy takes none"),
    FEE_CAPPED("less was left than the fee"),
    CAPPED_AT_PAID("no more was captured and is left"),
    KEPT("the goods stay with the shopper");

    private final String words;

    SettlementNote(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }
}
