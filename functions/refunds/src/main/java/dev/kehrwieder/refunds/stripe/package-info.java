/** Refunds at Stripe: its API in three calls, and its webhooks. */
package dev.kehrwieder.refunds.stripe;
