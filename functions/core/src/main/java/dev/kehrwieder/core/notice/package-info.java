/** What a shopper is told by mail: what is said, not how it is worded. */
package dev.kehrwieder.core.notice;
