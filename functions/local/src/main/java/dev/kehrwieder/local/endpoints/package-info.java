/** What only the local machine answers, below {@code /_local}: the clock, the queues' depths, a carrier's scan. */
package dev.kehrwieder.local.endpoints;
