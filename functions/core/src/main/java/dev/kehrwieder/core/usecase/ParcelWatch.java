package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.TaskKind;
import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.port.InboxMark;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How long a parcel of an open return has been silent, and what that calls for: its carrier is asked after one, two, four …
 * days without news, and a person is told when it may be lost.
 *
 * <p>Counted in whole days of 24 hours from when it last moved, so that it needs no calendar.
 */
record ParcelWatch(Parcel parcel) {
    private static final Duration PATIENCE = Duration.ofDays(1);

    /** The last time after 64 days: whatever is silent for longer is a person's to see to. */
    private static final int TIMES = 7;

    /** The parcels of a return that may move without us. */
    static Stream<ParcelWatch> of(Return state) {
        return state.stage().isOpen() ? state.parcels().stream().map(ParcelWatch::new) : Stream.empty();
    }

    /** The instants at which a carrier is to be asked. */
    static Stream<Instant> instants(Return state) {
        return of(state).filter(watch -> watch.parcel().isUnderWay()).flatMap(ParcelWatch::turns);
    }

    private Stream<Instant> turns() {
        return IntStream.range(0, TIMES).mapToObj(turn -> parcel.occurredAt().plus(PATIENCE.multipliedBy(1L << turn)));
    }

    /**
     * That the carrier is to be asked now, recorded once it was; empty where there is nothing to ask. A label that nobody
     * scanned is asked for once, before the return ends: the scan may have got lost.
     */
    Optional<InboxMark> question(Return state, Instant now) {
        if (parcel.trackingNumber().isEmpty()) {
            return Optional.empty();
        }
        boolean ends = parcel.status() == ParcelStatus.LABEL_CREATED
                && state.deadlines().shipBy().filter(end -> !now.isBefore(end)).isPresent();
        if (ends) {
            return Optional.of(mark("end"));
        }
        long turn = turns().filter(at -> !at.isAfter(now)).count();
        return parcel.isUnderWay() && turn > 0 ? Optional.of(mark("" + turn)) : Optional.empty();
    }

    private InboxMark mark(String turn) {
        return new InboxMark(VisitDueReturns.NAME, "asked/" + parcel.number() + "/" + parcel.occurredAt() + "/" + turn);
    }

    /** @param days without news after which somebody looks for it; 0: never */
    boolean isSilent(int days, Instant now) {
        return days > 0
                && parcel.isUnderWay()
                && parcel.handedInAt().isPresent()
                && !now.isBefore(parcel.occurredAt().plus(Duration.ofDays(days)));
    }

    /** One for each silence: after a further scan it may fall silent again. */
    Task task(Return state, Instant now) {
        return Task.about(
                state.key(),
                TaskKind.PARCEL_SILENT,
                "parcel/" + parcel.number() + "/" + parcel.occurredAt(),
                "parcel " + parcel.number(),
                now);
    }
}
