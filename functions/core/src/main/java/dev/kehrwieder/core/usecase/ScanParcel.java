package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.parcel.CarrierScan;
import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.parcel.ParcelWord;
import dev.kehrwieder.core.port.InboxMark;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.TrackedParcel;
import dev.kehrwieder.core.time.Periods;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Applies a carrier's scan to the parcel that it names, whichever of its labels' numbers it names it by. A scan that came
 * before changes nothing; any other is in the trail, with the carrier's own code, whether it moved the parcel or not.
 */
public final class ScanParcel {
    private final Store store;
    private final ParcelMoves moves;
    private final Commits commits;
    private final InstantSource clock;

    public ScanParcel(Store store, Commits commits, Periods periods, InstantSource clock) {
        this.store = requireNonNull(store, "store is null");
        this.moves = new ParcelMoves(store, requireNonNull(periods, "periods is null"));
        this.commits = requireNonNull(commits, "commits is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What came of a scan. */
    public enum Result {
        APPLIED,
        /** Told before, or it changes nothing. */
        NO_CHANGE,
        /** No parcel of the shop has the number. */
        UNKNOWN_PARCEL
    }

    public Result scan(String carrier, String shop, CarrierScan scan) {
        Optional<TrackedParcel> parcel = store.tracked(carrier, scan.trackingNumber())
                .filter(tracked -> tracked.of().shop().equals(shop));
        if (parcel.isEmpty()) {
            return Result.UNKNOWN_PARCEL;
        }
        return commits.decide(() -> decide(carrier, scan, parcel.get())).orElse(Result.NO_CHANGE);
    }

    private Commits.Decision<Result> decide(String carrier, CarrierScan scan, TrackedParcel tracked) {
        Return state = store.returnCase(tracked.of())
                .orElseThrow(() -> new IllegalStateException("a tracking number without its return"))
                .state();
        Parcel parcel = state.parcel(tracked.parcel())
                .orElseThrow(() -> new IllegalStateException("a tracking number without its parcel"));
        String actor = "carrier:" + carrier;
        Transition transition = Transition.of(state, clock.instant(), actor).mark(new InboxMark(actor, scan.eventId()));
        ParcelTrail told = ParcelTrail.of(store.trail(state.key()), parcel.number());
        ParcelWord word = ParcelWord.of(scan);
        if (told.history().holds(word) || isOfAnUnusedLabel(parcel, scan)) {
            return new Commits.Decision<>(Result.NO_CHANGE, transition.writes());
        }
        transition.event(event(parcel.number(), scan));
        moves.tell(transition, parcel.number(), word);
        Parcel moved = told.and(word, parcel);
        if (moved.equals(parcel)) {
            return new Commits.Decision<>(Result.NO_CHANGE, transition.writes());
        }
        moves.move(transition, moved);
        return new Commits.Decision<>(Result.APPLIED, transition.writes());
    }

    /**
     * Of a parcel that has another label, only what happens to goods: that the old one is void is no news of the new one, nor
     * is the way on which it came back to the shopper.
     */
    private static boolean isOfAnUnusedLabel(Parcel parcel, CarrierScan scan) {
        boolean former = !parcel.trackingNumber().equals(Optional.of(scan.trackingNumber()));
        boolean ofGoods = scan.takesBack() || scan.status().tellsOfGoods();
        return former && (!ofGoods || parcel.cameBackBy(scan.trackingNumber()));
    }

    private static ReturnEvent event(int parcel, CarrierScan scan) {
        Optional<String> code = Optional.of(scan.code());
        if (scan.takesBack()) {
            return new ReturnEvent.ScanTakenBack(parcel, scan.occurredAt(), code);
        }
        return switch (scan.status()) {
            case HANDED_IN -> new ReturnEvent.ParcelHandedIn(parcel, scan.occurredAt(), code);
            case DELIVERED -> new ReturnEvent.ParcelDelivered(parcel, scan.occurredAt(), code);
            case LOST -> new ReturnEvent.ParcelLost(parcel, Optional.of(scan.occurredAt()), code);
            case PICKUP_FAILED -> new ReturnEvent.PickupFailed(parcel, "CARRIER", Optional.of(scan.occurredAt()), code);
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
                    OPENED -> new ReturnEvent.ParcelMoved(parcel, scan.status(), scan.occurredAt(), code);
        };
    }
}
