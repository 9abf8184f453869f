package dev.kehrwieder.carriers;

import dev.kehrwieder.core.parcel.CarrierScan;
import dev.kehrwieder.platform.http.ApiRequest;
import java.util.List;

/** What a carrier calls us with. */
public interface CarrierWebhook {
    /** As in the route {@code /v1/carriers/{carrier}/events} and in the secret's name. */
    String carrier();

    /**
     * Checks that the call is the carrier's, over the raw body and in constant time, and reads it.
     *
     * @return the scans in the order told; none for news that says nothing of a parcel
     * @throws dev.kehrwieder.platform.http.ProblemException UNAUTHORIZED where signature or token are missing, old or wrong, or
     *     the shop has no account with the carrier; MALFORMED where the body is none of the carrier's
     */
    List<CarrierScan> scans(String shop, ApiRequest request);
}
