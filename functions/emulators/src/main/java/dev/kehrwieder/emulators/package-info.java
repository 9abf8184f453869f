/**
 * The AWS services that the functions need, on this machine: real servers inside this JVM, on loopback only.
 *
 * <p>Each emulator is loaded from the folder of jars that its own module packages, in a class loader whose parent is the platform
 * class loader: nothing of it is on the class path of tests, runner or functions. An adapter is a {@link
 * java.util.function.Function} from settings to the endpoint and what closes it, so both sides share types of the JDK only.
 */
package dev.kehrwieder.emulators;
