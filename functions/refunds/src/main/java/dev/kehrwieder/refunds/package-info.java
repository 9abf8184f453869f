/** Settles returns and pays refunds by queue; hears of refunds by the providers' webhooks. */
package dev.kehrwieder.refunds;
