/**
 * DynamoDB, its streams and its TTL on this machine: DynamoDBLocal behind types of the JDK.
 *
 * <p>Loaded by {@code dev.kehrwieder.emulators} in a class loader of its own, so that its SDK, Jackson and Kotlin never meet
 * those of the functions.
 */
package dev.kehrwieder.emulators.dynamodb;
