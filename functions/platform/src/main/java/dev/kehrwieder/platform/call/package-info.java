/** Calls to carriers and payment providers over HTTP, which tell apart what surely was not done from what may have been. */
package dev.kehrwieder.platform.call;
