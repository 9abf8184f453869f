/**
 * SQS on this machine: ElasticMQ behind types of the JDK.
 *
 * <p>Loaded by {@code dev.kehrwieder.emulators} in a class loader of its own, so that Scala and Pekko never meet the functions.
 */
package dev.kehrwieder.emulators.queues;
