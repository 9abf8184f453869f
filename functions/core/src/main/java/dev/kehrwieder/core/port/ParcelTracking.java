package dev.kehrwieder.core.port;

import dev.kehrwieder.core.parcel.CarrierScan;
import java.util.List;

/** Asks a carrier where a parcel is: the fallback for scans that it should have told us. */
public interface ParcelTracking {
    String carrier();

    /**
     * Everything the carrier knows of a parcel, oldest first; empty where it does not know the number (yet).
     *
     * @throws CarrierAway if it does not answer
     */
    List<CarrierScan> scans(String shop, String trackingNumber);
}
