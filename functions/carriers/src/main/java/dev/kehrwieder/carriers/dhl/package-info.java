/**
 * DHL in Germany: returns labels (Parcel DE Returns v1), tracking (Shipment Tracking Unified, pull and push) and pickups
 * (Parcel DE Pickup v3), as described in the handbook, "Carriers".
 */
package dev.kehrwieder.carriers.dhl;
