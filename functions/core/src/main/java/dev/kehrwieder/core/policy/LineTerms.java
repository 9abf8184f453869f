package dev.kehrwieder.core.policy;

import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.ReturnMethod;
import java.math.BigDecimal;
import java.util.List;

/**
 * What the policy says of one line, field by field, and where it says so.
 *
 * @param returnShippingFee once per return, in the currency of the order
 * @param keepItemBelow units worth less stay with the shopper, in the currency of the order
 */
public record LineTerms(
        Term<Integer> windowDays,
        Term<Approval> approval,
        Term<BigDecimal> restockingFeePercent,
        Term<BigDecimal> returnShippingFee,
        Term<List<ReturnMethod>> methods,
        Term<List<Resolution>> resolutions,
        Term<Integer> photos,
        Term<BigDecimal> keepItemBelow) {}
