/** What functions are put together from: core's ports, implemented on AWS from a function's environment. */
package dev.kehrwieder.platform.deployment;
