package dev.kehrwieder.carriers;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.parcel.CarrierScan;
import dev.kehrwieder.platform.http.Answer;
import dev.kehrwieder.platform.http.ApiRequest;
import java.util.List;

/** What a carrier calls us with. */
public interface CarrierWebhook {
    /** As in the route {@code /v1/carriers/{carrier}/events} and in the secret's name. */
    String carrier();

    /**
     * Checks that the call is the carrier's, over the raw body and in constant time, and reads it.
     *
     * @throws dev.kehrwieder.platform.http.ProblemException UNAUTHORIZED where signature or token are missing, old or wrong, or
     *     the shop has no account with the carrier; MALFORMED where the body is none of the carrier's
     */
    Call read(String shop, ApiRequest request);

    /** What a call is about. */
    sealed interface Call {
        /** In the order told; none for news that says nothing of a parcel. */
        record Scans(List<CarrierScan> scans) implements Call {
            public Scans {
                scans = List.copyOf(scans);
            }
        }

        /**
         * Nothing of parcels: the carrier makes sure that we are there, such as by the secret that activates a
         * subscription, and gets this answer.
         */
        record Handshake(Answer answer) implements Call {
            public Handshake {
                requireNonNull(answer, "answer is null");
            }
        }
    }
}
