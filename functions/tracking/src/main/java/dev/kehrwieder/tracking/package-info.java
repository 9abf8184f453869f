/** Carriers' webhooks in: scans that move parcels. */
package dev.kehrwieder.tracking;
