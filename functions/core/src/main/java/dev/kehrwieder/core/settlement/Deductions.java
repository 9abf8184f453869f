package dev.kehrwieder.core.settlement;

import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.money.SettlementNote;

/** What is taken of a line's value, or is not, and why not (handbook, domain 4.2 rule 5). */
final class Deductions {
    private final SettlementInput in;
    private final Explanation explanation;

    Deductions(SettlementInput in, Explanation explanation) {
        this.in = in;
        this.explanation = explanation;
    }

    /** Only on a withdrawal, of a shopper who was told of the right in time, and if the shop wants it (§ 357a(1) BGB). */
    Money valueLoss(SettlementClaim claim, Money value) {
        // One rounding: units of different losses are weighed before it (rule 1).
        long percents = claim.losses().stream()
                .mapToLong(loss -> (long) loss.units() * loss.percent())
                .sum();
        Money loss = value.share(percents, 100L * claim.units());
        if (loss.isZero()) {
            return loss;
        }
        if (!in.statutory()) {
            return suppressed(claim, "value loss of " + loss, SettlementNote.VALUE_LOSS_NOT_STATUTORY);
        }
        if (!in.order().informedBeforeUse(claim.line())) {
            return suppressed(claim, "value loss of " + loss, SettlementNote.VALUE_LOSS_NOT_INFORMED);
        }
        if (!in.policy().valueLossEnabled()) {
            return suppressed(claim, "value loss of " + loss, SettlementNote.VALUE_LOSS_NOT_IN_POLICY);
        }
        explanation.say(claim, "value loss as inspected " + loss);
        return loss;
    }

    Money restockingFee(SettlementClaim claim, Money value) {
        Money fee = value.percent(claim.restockingFeePercent());
        if (fee.isZero()) {
            return fee;
        }
        if (in.statutory()) {
            return suppressed(claim, "restocking fee of " + fee, SettlementNote.FEE_SUPPRESSED_STATUTORY);
        }
        if (in.ground() == Ground.CLAIM) {
            return suppressed(claim, "restocking fee of " + fee, SettlementNote.FEE_SUPPRESSED_CLAIM);
        }
        if (claim.kept()) {
            return suppressed(claim, "restocking fee of " + fee, SettlementNote.KEPT);
        }
        if (claim.fault().sparesTheShopper()) {
            return suppressed(claim, "restocking fee of " + fee, SettlementNote.FEE_SUPPRESSED_FAULT);
        }
        explanation.say(
                claim,
                "restocking fee " + claim.restockingFeePercent().toPlainString() + " % of " + value + ": " + fee);
        return fee;
    }

    private Money suppressed(SettlementClaim claim, String what, SettlementNote note) {
        explanation.suppressed(claim, what, note);
        return Money.zero(in.order().currency());
    }
}
