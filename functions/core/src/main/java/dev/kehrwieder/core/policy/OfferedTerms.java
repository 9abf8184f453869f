package dev.kehrwieder.core.policy;

import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.ReturnMethod;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a policy offers for a kind of returns. Equal terms are equal, however their numbers were written.
 *
 * @param ways how the goods may travel, with what each costs
 * @param keepItemBelow units worth less stay with the shopper, in the currency of the order
 */
public record OfferedTerms(
        int windowDays,
        Approval approval,
        BigDecimal restockingFeePercent,
        List<Way> ways,
        List<Resolution> resolutions,
        BigDecimal keepItemBelow) {
    public OfferedTerms {
        restockingFeePercent = restockingFeePercent.stripTrailingZeros();
        keepItemBelow = keepItemBelow.stripTrailingZeros();
        ways = List.copyOf(ways);
        resolutions = List.copyOf(resolutions);
    }

    /** One way to send goods back. @param fee once per return, in the currency of the order */
    public record Way(ReturnMethod method, BigDecimal fee) {
        public Way {
            fee = fee.stripTrailingZeros();
        }

        public boolean isFree() {
            return fee.signum() == 0;
        }
    }
}
