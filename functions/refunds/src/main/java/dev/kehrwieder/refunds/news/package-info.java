/** How a payment provider's webhook is read, whichever provider it is. */
package dev.kehrwieder.refunds.news;
