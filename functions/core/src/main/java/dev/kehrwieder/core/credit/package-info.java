/**
 * The ledger of store credit: append-only entries, an account whose version guards the balance, and what was redeemed for
 * an order. A bonus stays a bonus wherever it goes, so that it never becomes money.
 */
package dev.kehrwieder.core.credit;
