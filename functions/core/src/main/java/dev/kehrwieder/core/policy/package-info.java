/** The shop's rules of what may come back: versioned, immutable, frozen on the order (DESIGN 6, "Policy"). */
package dev.kehrwieder.core.policy;
