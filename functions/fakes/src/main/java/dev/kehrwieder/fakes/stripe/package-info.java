/**
 * Stripe as far as refunds need it, behaving as its API was seen to (handbook, payments): payments that only refunds change,
 * idempotency with replay and conflict, refunds that move on by themselves, signed webhooks, and every way of failing.
 */
package dev.kehrwieder.fakes.stripe;
