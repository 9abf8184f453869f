package dev.kehrwieder.core.money;

import java.math.BigDecimal;

/** The tax of one rate, the rate as the order gave it. */
public record TaxAmount(BigDecimal rate, Money net, Money tax) {}
