/** The two faults that edges tell apart: what may succeed later, and what never will. */
package dev.kehrwieder.platform.fault;
