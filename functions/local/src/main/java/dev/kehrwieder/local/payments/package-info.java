/**
 * The payment provider {@code local}: it holds money, remembers every refund across restarts, answers repeated calls
 * with the first answer, and reports results by signed webhooks. It plays the outside; nothing in here knows a return.
 */
package dev.kehrwieder.local.payments;
