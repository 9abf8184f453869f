package dev.kehrwieder.carriers.easypost;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.Sha256;
import dev.kehrwieder.core.parcel.CarrierScan;
import dev.kehrwieder.core.parcel.ParcelStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a tracker says, pushed or asked for: each time everything that is known of the parcel. A step's event id follows from
 * the step, so that it counts once, however often and by whichever way it is told.
 *
 * @param status where the parcel is now
 * @param updatedAt when the tracker last learned something
 * @param steps in any order
 */
record TrackedParcelNews(
        String trackingNumber, String status, String statusDetail, Optional<Instant> updatedAt, List<Step> steps) {
    TrackedParcelNews {
        requireNonNull(trackingNumber, "trackingNumber is null");
        requireNonNull(status, "status is null");
        requireNonNull(statusDetail, "statusDetail is null");
        requireNonNull(updatedAt, "updatedAt is null");
        steps = List.copyOf(steps);
    }

    /** @param carrierCode of the carrier behind EasyPost */
    record Step(String status, String statusDetail, String carrierCode, Instant at) {
        Step {
            requireNonNull(status, "status is null");
            requireNonNull(statusDetail, "statusDetail is null");
            requireNonNull(carrierCode, "carrierCode is null");
            // EasyPost's client reads no finer; pushed and asked for, a step must be the same one.
            at = at.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /** Oldest first. */
    List<CarrierScan> scans() {
        List<Step> inOrder = new ArrayList<>(steps);
        inOrder.sort(Comparator.comparing(Step::at));
        now(inOrder).ifPresent(inOrder::add);
        List<CarrierScan> scans = new ArrayList<>();
        boolean isOnItsWay = false;
        for (Step step : inOrder) {
            ParcelStatus status = EasyPostStatus.of(step.status(), !isOnItsWay);
            isOnItsWay |= status.provesDispatch();
            scans.add(new CarrierScan(
                    eventId(step), trackingNumber, status, step.status() + "/" + step.statusDetail(), step.at()));
        }
        return scans;
    }

    /** The tracker's own word, where its last step does not say the same: some are never a step, such as a cancellation. */
    private Optional<Step> now(List<Step> inOrder) {
        boolean isSaid = !inOrder.isEmpty() && inOrder.getLast().status().equals(status);
        return updatedAt
                .filter(at -> !isSaid)
                .map(at -> new Step(status, statusDetail, "", inOrder.isEmpty() ? at : later(at, inOrder.getLast())));
    }

    private static Instant later(Instant at, Step last) {
        return at.isAfter(last.at()) ? at : last.at();
    }

    private String eventId(Step step) {
        return Sha256.hex(String.join(
                        "|",
                        trackingNumber,
                        step.status(),
                        step.statusDetail(),
                        step.carrierCode(),
                        step.at().toString()))
                .substring(0, 32);
    }
}
