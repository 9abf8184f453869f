/**
 * Rewrites the one {@code template.yaml} for what a stand-in of AWS can play, so that no second template is kept by hand:
 * {@link dev.kehrwieder.local.deploy.StatefulPart} for one that runs no functions, and
 * {@link dev.kehrwieder.local.deploy.FunctionsAsProcesses} for one that starts them as processes.
 */
package dev.kehrwieder.local.deploy;
