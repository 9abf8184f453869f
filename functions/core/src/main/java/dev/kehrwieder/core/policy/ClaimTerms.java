package dev.kehrwieder.core.policy;

import static java.util.Objects.requireNonNull;

/**
 * How warranty claims are handled.
 *
 * @param approval {@link Approval#AUTO} lets the goods come in, {@link Approval#MANUAL} asks a person first
 * @param repairExtension whether a repair lengthens the shop's liability once by twelve months, for contracts from
 *     31 July 2026 on (Directive (EU) 2024/1799, Article 16)
 */
public record ClaimTerms(Approval approval, boolean repairExtension) {
    public static final ClaimTerms DEFAULT = new ClaimTerms(Approval.AUTO, true);

    public ClaimTerms {
        requireNonNull(approval, "approval is null");
        if (approval == Approval.REJECT) {
            throw new IllegalArgumentException("a claim is never rejected unseen");
        }
    }
}
