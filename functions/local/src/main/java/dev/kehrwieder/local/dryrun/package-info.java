/**
 * Tries a draft of a policy on the orders of a span by the API, follows its pages to the end, and writes what it would change
 * as a page for people. On demand it first puts generated orders, so that there is something to try it on.
 *
 * <p>Promises: a page that names every sum of the answers and nothing else; every text in it escaped; no call that changes
 * anything unless it is asked to fill.
 */
package dev.kehrwieder.local.dryrun;
