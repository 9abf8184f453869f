/**
 * Money in whole minor units, shares that add up to the cent, and the settlement of a return.
 *
 * <p>One rounding, half up, at the last step (handbook, domain 4.2 rule 1).
 */
package dev.kehrwieder.core.money;
