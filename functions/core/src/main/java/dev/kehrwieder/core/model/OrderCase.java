package dev.kehrwieder.core.model;

/** An order with its balance, read together. */
public record OrderCase(Order order, OrderBalance balance) {}
