/**
 * DHL as we play it: tokens, return labels, pickups, tracking asked for and pushed. It checks what it is sent as DHL's
 * specifications say, keeps every order, and goes wrong on demand ({@link dev.kehrwieder.fakes.FaultyServer}).
 */
package dev.kehrwieder.fakes.dhl;
