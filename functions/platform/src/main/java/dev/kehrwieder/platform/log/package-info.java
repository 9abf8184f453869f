/** What a function writes to its log: one JSON object a line, ids only, never a payload. */
package dev.kehrwieder.platform.log;
