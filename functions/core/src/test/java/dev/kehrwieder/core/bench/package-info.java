/** What a quote costs: {@code ./scripts/bench-quote}. Only core's own tests see it; it stays out of the jar for others. */
package dev.kehrwieder.core.bench;
