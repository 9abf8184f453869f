/** Parcels of a return: labels, scans, the carriers behind them. */
package dev.kehrwieder.core.parcel;
