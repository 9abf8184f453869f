/** Periods and deadlines, counted in whole days of the shop's zone (handbook, law "Period calculation"). */
package dev.kehrwieder.core.time;
