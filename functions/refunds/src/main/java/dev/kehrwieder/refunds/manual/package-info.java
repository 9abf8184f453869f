/** Refunds that staff pay by bank transfer: a list, files for the bank (ISO 20022 pain.001), and what came of it. */
package dev.kehrwieder.refunds.manual;
