package dev.kehrwieder.core.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What is particular to an item of a warranty claim.
 *
 * @param defectNoticedAt when the defect first showed, in the shop's zone
 * @param endsAt the first instant at which it would have been too late to claim; empty while no delivery is known
 * @param burdenOfProofEndsAt until then the defect counts as there from the start; empty where nobody is spared the proof
 * @param curedAt when units were last settled as repaired or replaced
 */
public record ItemClaim(
        LocalDate defectNoticedAt,
        Optional<Instant> endsAt,
        Optional<Instant> burdenOfProofEndsAt,
        Optional<Instant> curedAt) {
    public ItemClaim {
        requireNonNull(defectNoticedAt, "defectNoticedAt is null");
        requireNonNull(endsAt, "endsAt is null");
        requireNonNull(burdenOfProofEndsAt, "burdenOfProofEndsAt is null");
        requireNonNull(curedAt, "curedAt is null");
    }

    public ItemClaim cured(Instant at) {
        return new ItemClaim(defectNoticedAt, endsAt, burdenOfProofEndsAt, Optional.of(at));
    }
}
