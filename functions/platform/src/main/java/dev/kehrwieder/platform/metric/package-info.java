/** Figures for CloudWatch, written as lines of the log in its embedded metric format: no call, no agent. */
package dev.kehrwieder.platform.metric;
