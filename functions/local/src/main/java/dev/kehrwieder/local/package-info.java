/**
 * The one-machine runner: plays API Gateway, the event source mappings and the schedule over the embedded emulators, so
 * that the functions of {@code template.yaml} run here as they do in Lambda.
 */
package dev.kehrwieder.local;
