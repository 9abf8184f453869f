/**
 * The functions as Lambda runs them: each from its finished package folder in a class loader of its own, so that a jar
 * that is missing there fails here too, with events that are converted exactly as the managed runtime converts them.
 *
 * <p>One difference is deliberate: Lambda gives every running call an instance of its own; here one instance serves all
 * threads, which is harder on the function.
 */
package dev.kehrwieder.local.functions;
