/** What can be made to go wrong on purpose, so that tests see what the design promises when it does. */
package dev.kehrwieder.local.faults;
