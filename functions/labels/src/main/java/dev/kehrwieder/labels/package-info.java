/** Makes the label, QR code and slip of each parcel that waits for them. */
package dev.kehrwieder.labels;
