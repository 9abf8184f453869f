/**
 * Plays an order book against a running machine: every order, a return for every credit note that has its order in the
 * book, and on demand for every nth order, through the HTTP API as a storefront, a carrier and a warehouse use it.
 *
 * <p>Promises: no line of the book is left out without being counted; what came back is compared with what was paid, in
 * our books and the provider's; a machine that goes away for a while is waited for, and no call counts twice.
 */
package dev.kehrwieder.local.replay;
