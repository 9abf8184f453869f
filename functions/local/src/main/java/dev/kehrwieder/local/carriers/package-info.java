/** Carriers on this machine: our fakes of them, and a page to see parcels, send scans and make things go wrong. */
package dev.kehrwieder.local.carriers;
