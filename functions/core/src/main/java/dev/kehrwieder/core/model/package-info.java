/** Orders and returns: what was bought, what comes back, and in which state each part of it is (handbook, domain 2). */
package dev.kehrwieder.core.model;
