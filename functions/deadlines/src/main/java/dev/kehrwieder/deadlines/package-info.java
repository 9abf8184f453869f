/** Whatever is due and has not happened: lost events, unused labels, silent providers. */
package dev.kehrwieder.deadlines;
