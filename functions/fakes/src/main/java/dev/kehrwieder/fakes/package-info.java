/**
 * Carriers and payment providers of our own making, for this machine and for tests: they keep state, answer as the real ones
 * do, and fail on demand. One package per carrier or provider; nothing here is deployed.
 */
package dev.kehrwieder.fakes;
