/**
 * EasyPost as far as returns need it, in the shape of its recorded answers: shipments with rates, purchase, refund, forms,
 * trackers, files, signed webhooks. In memory.
 */
package dev.kehrwieder.fakes.easypost;
