/** What the local machine's own pages share: answers that always end a call, and HTML that is always escaped. */
package dev.kehrwieder.local.web;
