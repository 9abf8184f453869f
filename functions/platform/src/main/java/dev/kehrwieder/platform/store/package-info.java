/**
 * The one table (DESIGN 4): {@code core}'s store over DynamoDB, and the API keys.
 *
 * <p>Whatever decides reads strongly consistent. A commit is one transaction; a lost condition is an outcome, a store that
 * does not answer or is too busy is {@link dev.kehrwieder.core.port.StoreUnavailable}, anything else is a fault of set-up
 * or code and is thrown as it is.
 */
package dev.kehrwieder.platform.store;
