/**
 * S3 on this machine: S3Proxy behind types of the JDK.
 *
 * <p>Loaded by {@code dev.kehrwieder.emulators} in a class loader of its own, so that its SDK and Jackson never meet those of the
 * functions.
 */
package dev.kehrwieder.emulators.objects;
