package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.port.Store;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Of a return that is fetched at home, the first day is asked for as soon as a visit sees the label; whoever wants another chooses it. */
public final class FirstPickups {
    private final Store store;
    private final PickupDays days;
    private final Set<String> carriers;

    /** @param carriers those that fetch parcels */
    public FirstPickups(Store store, PickupDays days, Set<String> carriers) {
        this.store = requireNonNull(store, "store is null");
        this.days = requireNonNull(days, "days is null");
        this.carriers = Set.copyOf(carriers);
    }

    List<ReturnEvent.PickupRequested> due(Return state, Instant now) {
        if (state.method() != ReturnMethod.HOME_PICKUP || !state.stage().isOpen()) {
            return List.of();
        }
        List<Parcel> labelled = state.parcels().stream()
                .filter(parcel -> parcel.status() == ParcelStatus.LABEL_CREATED
                        && parcel.documents().isPresent()
                        && carriers.contains(parcel.carrier()))
                .toList();
        if (labelled.isEmpty()) {
            return List.of();
        }
        List<StoredEvent> trail = store.trail(state.key());
        LocalDate first = days.next(state, now).getFirst();
        return labelled.stream()
                .filter(parcel -> trail.stream().noneMatch(event -> isAskedFor(event.event(), parcel.number())))
                .map(parcel -> new ReturnEvent.PickupRequested(parcel.number(), first))
                .toList();
    }

    private static boolean isAskedFor(ReturnEvent event, int parcel) {
        return event instanceof ReturnEvent.PickupRequested requested && requested.parcel() == parcel;
    }
}
