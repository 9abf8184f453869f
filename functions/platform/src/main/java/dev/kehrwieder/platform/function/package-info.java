/**
 * How a function starts: a framework-free {@link java.util.function.Function}, registered by one initializer in Spring Cloud
 * Function's catalog, behind a typed handler. No {@code SpringApplication}, no scan, no auto-configuration.
 */
package dev.kehrwieder.platform.function;
