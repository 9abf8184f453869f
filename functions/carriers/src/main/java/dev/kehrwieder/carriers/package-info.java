/**
 * The carriers' APIs behind core's ports: labels bought ({@code Carrier}), parcels followed ({@code ParcelTracking}), pickups
 * booked ({@code Pickups}), and their calls to us read ({@code CarrierWebhook}). One package per carrier.
 */
package dev.kehrwieder.carriers;
