/**
 * Traces across functions and queues: the W3C's trace context goes with HTTP calls, event items and messages, spans go by
 * OpenTelemetry's protocol to whoever listens.
 */
package dev.kehrwieder.platform.trace;
