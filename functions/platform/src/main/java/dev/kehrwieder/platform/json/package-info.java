/** JSON as trees: strict reading, compact writing, no reflection. */
package dev.kehrwieder.platform.json;
