/** The SDK's clients, made once from a function's environment. A package holds only the services that its module declares. */
package dev.kehrwieder.platform.aws;
