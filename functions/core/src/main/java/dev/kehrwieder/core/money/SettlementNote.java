package dev.kehrwieder.core.money;

/** Why a settlement is not what the policy's figures alone would make it. */
public enum SettlementNote {
    FEE_SUPPRESSED_STATUTORY,
    FEE_SUPPRESSED_NOT_INFORMED,
    FEE_SUPPRESSED_FAULT,
    VALUE_LOSS_NOT_INFORMED,
    VALUE_LOSS_NOT_STATUTORY,
    VALUE_LOSS_NOT_IN_POLICY,
    FEE_CAPPED,
    CAPPED_AT_PAID
}
