/** The two clocks: business time can be shifted by the local runner, machine time never. */
package dev.kehrwieder.platform.time;
