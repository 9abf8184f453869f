/** Small functions in the shape of the real ones, which the tests pack into a folder and run. */
package dev.kehrwieder.local.samples;
