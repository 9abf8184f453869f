package dev.kehrwieder.core.policy;

import java.math.BigDecimal;

/** What the policy says of one line for one reason. */
public record LineTerms(int windowDays, Approval approval, BigDecimal restockingFeePercent) {}
