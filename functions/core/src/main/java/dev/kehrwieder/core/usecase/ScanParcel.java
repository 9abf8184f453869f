package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.port.InboxMark;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.TrackedParcel;
import dev.kehrwieder.core.time.Periods;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Applies a carrier's scan to the parcel that it names. A scan that came before changes nothing. */
public final class ScanParcel {
    private final Store store;
    private final ParcelMoves moves;
    private final Commits commits;
    private final InstantSource clock;

    public ScanParcel(Store store, Commits commits, Periods periods, InstantSource clock) {
        this.store = requireNonNull(store, "store is null");
        this.moves = new ParcelMoves(new ReturnCommands(store), requireNonNull(periods, "periods is null"));
        this.commits = requireNonNull(commits, "commits is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** A scan as the carrier tells it. @param eventId the carrier's own name of it */
    public record Scan(
            String carrier,
            String shop,
            String eventId,
            String trackingNumber,
            ParcelStatus status,
            Instant occurredAt) {}

    /** What came of a scan. */
    public enum Result {
        APPLIED,
        /** Told before, or it changes nothing. */
        NO_CHANGE,
        /** No parcel of the shop has the number. */
        UNKNOWN_PARCEL
    }

    public Result scan(Scan scan) {
        Optional<TrackedParcel> parcel = store.tracked(scan.carrier(), scan.trackingNumber())
                .filter(tracked -> tracked.of().shop().equals(scan.shop()));
        if (parcel.isEmpty()) {
            return Result.UNKNOWN_PARCEL;
        }
        return commits.decide(() -> decide(scan, parcel.get())).orElse(Result.NO_CHANGE);
    }

    private Commits.Decision<Result> decide(Scan scan, TrackedParcel tracked) {
        Return state = store.returnCase(tracked.of())
                .orElseThrow(() -> new IllegalStateException("a tracking number without its return"))
                .state();
        Parcel parcel = state.parcel(tracked.parcel())
                .orElseThrow(() -> new IllegalStateException("a tracking number without its parcel"));
        String actor = "carrier:" + scan.carrier();
        InboxMark mark = new InboxMark(actor, scan.eventId());
        Optional<Parcel> scanned = parcel.scanned(scan.trackingNumber(), scan.status(), scan.occurredAt());
        Transition transition = Transition.of(state, clock.instant(), actor).mark(mark);
        if (scanned.isEmpty()) {
            return new Commits.Decision<>(Result.NO_CHANGE, transition.writes());
        }
        moves.move(transition, scanned.get(), scan.status());
        transition.event(event(parcel.number(), scan));
        return new Commits.Decision<>(Result.APPLIED, transition.writes());
    }

    private static ReturnEvent event(int parcel, Scan scan) {
        return switch (scan.status()) {
            case HANDED_IN -> new ReturnEvent.ParcelHandedIn(parcel, scan.occurredAt());
            case DELIVERED -> new ReturnEvent.ParcelDelivered(parcel, scan.occurredAt());
            case LOST -> new ReturnEvent.ParcelLost(parcel);
            case PICKUP_FAILED -> new ReturnEvent.PickupFailed(parcel, "CARRIER");
            case LABEL_REQUESTED,
                    LABEL_CREATED,
                    LABEL_EXPIRED,
                    VOIDED,
                    PICKUP_SCHEDULED,
                    IN_TRANSIT,
                    OUT_FOR_DELIVERY,
                    READY_FOR_PICKUP,
                    EXCEPTION,
                    RETURNED_TO_SENDER,
                    CANCELED,
                    UNKNOWN,
                    OPENED -> new ReturnEvent.ParcelMoved(parcel, scan.status(), scan.occurredAt());
        };
    }
}
