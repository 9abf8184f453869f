/** A function's configuration: the one place where environment variables are read. */
package dev.kehrwieder.platform.environment;
