/**
 * Carriers, payment providers and an issuer of tokens of our own making, for this machine and for tests: they keep state, answer
 * as the real ones do, and fail on demand. One package each; nothing here is deployed.
 */
package dev.kehrwieder.fakes;
