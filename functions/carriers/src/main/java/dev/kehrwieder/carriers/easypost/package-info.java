/**
 * EasyPost: many carriers behind one API, strongest in North America; by its own Java client, which is put on our own calls.
 * Weights are ounces there.
 */
package dev.kehrwieder.carriers.easypost;
