/** What tests of every module share: fixtures as a small language, and a clock that a test turns. */
package dev.kehrwieder.core;
