/**
 * Between the records of {@code core} and their stored form: JSON, written by hand, one codec per item and event.
 *
 * <p>Every body says its version in {@code v}; a body of a version that this release doesn't know is refused, a field that
 * it doesn't know is passed over, so that a release can be rolled back. Equal things have equal bytes: sets and maps are
 * sorted. Amounts are {@code {"amount":"19.99","currency":"EUR"}}, instants ISO 8601 in UTC; what is absent is left out.
 */
package dev.kehrwieder.platform.codec;
