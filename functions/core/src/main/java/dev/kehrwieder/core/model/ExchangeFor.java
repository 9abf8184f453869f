package dev.kehrwieder.core.model;

import dev.kehrwieder.core.money.Money;
import java.math.BigDecimal;

/** What the shopper wants instead; tax included. */
public record ExchangeFor(String sku, String title, Money unitPrice, BigDecimal taxRate) {}
