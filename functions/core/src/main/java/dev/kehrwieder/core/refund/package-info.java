/** Refunds at payment providers: reserved on the order's balance before the provider is called, and called by one key. */
package dev.kehrwieder.core.refund;
