package dev.kehrwieder.core.settlement;

import dev.kehrwieder.core.model.Return;

/** On what ground goods come back: it decides which fees there are. */
public enum Ground {
    /** The shop's own policy. */
    VOLUNTARY,
    /** The right of withdrawal (§ 355 BGB). */
    WITHDRAWAL,
    /** The warranty for defects: the seller bears what it costs (§ 439(2) BGB). */
    CLAIM;

    public static Ground of(Return state) {
        return of(state.statutoryWithdrawal(), state.claim());
    }

    public static Ground of(boolean statutoryWithdrawal, boolean claim) {
        return statutoryWithdrawal ? WITHDRAWAL : claim ? CLAIM : VOLUNTARY;
    }
}
