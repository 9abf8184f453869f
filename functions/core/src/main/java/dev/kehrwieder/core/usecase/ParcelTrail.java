package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.parcel.ParcelHistory;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.parcel.ParcelWord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a return's trail tells of one of its parcels. The trail holds every word of the carrier, also those that moved nothing,
 * so that the parcel can be placed anew whenever a further one comes.
 *
 * @param labelledAt since when it has its label; empty where nothing tells
 */
record ParcelTrail(ParcelHistory history, Optional<Instant> labelledAt) {
    static ParcelTrail of(List<StoredEvent> trail, int parcel) {
        ParcelTrail told = new ParcelTrail(ParcelHistory.none(), Optional.empty());
        for (StoredEvent event : trail) {
            told = told.and(event, parcel);
        }
        return told;
    }

    /** The parcel as a further word leaves it. */
    Parcel and(ParcelWord word, Parcel parcel) {
        return history.and(word).applied(parcel, labelledAt.orElse(parcel.occurredAt()));
    }

    private ParcelTrail and(StoredEvent stored, int parcel) {
        if (stored.event() instanceof ReturnEvent.LabelIssued(var labels)
                && labels.stream().anyMatch(label -> label.parcel() == parcel)) {
            return new ParcelTrail(history, Optional.of(stored.at()));
        }
        return renews(stored.event(), parcel)
                ? new ParcelTrail(history.renewed(), labelledAt)
                : new ParcelTrail(word(stored, parcel).map(history::and).orElse(history), labelledAt);
    }

    /** From here on the parcel waits for another label. That one was taken back says nothing of where the parcel is. */
    private static boolean renews(ReturnEvent event, int parcel) {
        return event instanceof ReturnEvent.LabelRequested(var parcels) && parcels.contains(parcel);
    }

    private static Optional<ParcelWord> word(StoredEvent stored, int parcel) {
        return switch (stored.event()) {
            case ReturnEvent.ParcelHandedIn(int of, Instant at, var code)
            when of == parcel -> word(ParcelStatus.HANDED_IN, at, code);
            case ReturnEvent.ParcelMoved(int of, var status, Instant at, var code)
            when of == parcel -> word(status, at, code);
            case ReturnEvent.ParcelDelivered(int of, Instant at, var code)
            when of == parcel -> word(ParcelStatus.DELIVERED, at, code);
            case ReturnEvent.ParcelLost(int of, var at, var code)
            when of == parcel -> at.flatMap(when -> word(ParcelStatus.LOST, when, code));
            case ReturnEvent.PickupScheduled scheduled
            when scheduled.parcel() == parcel -> word(ParcelStatus.PICKUP_SCHEDULED, stored.at(), Optional.empty());
            case ReturnEvent.PickupFailed(int of, String _, var at, var code)
            when of == parcel -> word(ParcelStatus.PICKUP_FAILED, at.orElse(stored.at()), code);
            case ReturnEvent.ScanTakenBack(int of, Instant at, var code)
            when of == parcel -> Optional.of(new ParcelWord(ParcelStatus.UNKNOWN, at, code, true));
            default -> Optional.empty();
        };
    }

    private static Optional<ParcelWord> word(ParcelStatus status, Instant at, Optional<String> code) {
        return Optional.of(new ParcelWord(status, at, code, false));
    }
}
